// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface RemoveDelegationTokenRecord {
  tokenId: string
  unknownTags?: UnknownTag[] | undefined
}

export function readRemoveDelegationTokenRecord(reader: Reader, version: number): RemoveDelegationTokenRecord {
  if (version < 0 || version > 0) refuseVersion('RemoveDelegationTokenRecord', version)
  return {
    tokenId: reader.compactString(),
    unknownTags: reader.tags()
  }
}

export function writeRemoveDelegationTokenRecord(writer: Writer, value: Draft<RemoveDelegationTokenRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemoveDelegationTokenRecord', version)
  writer.compactString(value.tokenId ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<RemoveDelegationTokenRecord> = {
  name: 'RemoveDelegationTokenRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemoveDelegationTokenRecord,
  write: writeRemoveDelegationTokenRecord
}
