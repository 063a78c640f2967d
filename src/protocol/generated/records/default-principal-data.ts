// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface DefaultPrincipalData {
  type: string
  name: string
  tokenAuthenticated: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readDefaultPrincipalData(reader: Reader, version: number): DefaultPrincipalData {
  if (version < 0 || version > 0) refuseVersion('DefaultPrincipalData', version)
  return {
    type: reader.compactString(),
    name: reader.compactString(),
    tokenAuthenticated: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function writeDefaultPrincipalData(writer: Writer, value: Draft<DefaultPrincipalData>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DefaultPrincipalData', version)
  writer.compactString(value.type ?? '')
  writer.compactString(value.name ?? '')
  writer.bool(value.tokenAuthenticated ?? false)
  writer.tags(value.unknownTags)
}

export const codec: Codec<DefaultPrincipalData> = {
  name: 'DefaultPrincipalData',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDefaultPrincipalData,
  write: writeDefaultPrincipalData
}
