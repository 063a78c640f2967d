// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StreamsGroupTopologyKey {
  groupId: string
}

export function readStreamsGroupTopologyKey(reader: Reader, version: number): StreamsGroupTopologyKey {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTopologyKey', version)
  return {
    groupId: reader.string()
  }
}

export function writeStreamsGroupTopologyKey(writer: Writer, value: Draft<StreamsGroupTopologyKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTopologyKey', version)
  writer.string(value.groupId ?? '')
}

export const codec: Codec<StreamsGroupTopologyKey> = {
  name: 'StreamsGroupTopologyKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readStreamsGroupTopologyKey,
  write: writeStreamsGroupTopologyKey
}
