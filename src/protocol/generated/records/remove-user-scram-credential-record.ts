// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface RemoveUserScramCredentialRecord {
  name: string
  /** int8 */
  mechanism: number
  unknownTags?: UnknownTag[] | undefined
}

export function readRemoveUserScramCredentialRecord(reader: Reader, version: number): RemoveUserScramCredentialRecord {
  if (version < 0 || version > 0) refuseVersion('RemoveUserScramCredentialRecord', version)
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    unknownTags: reader.tags()
  }
}

export function writeRemoveUserScramCredentialRecord(writer: Writer, value: Draft<RemoveUserScramCredentialRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemoveUserScramCredentialRecord', version)
  writer.compactString(value.name ?? '')
  writer.int8(value.mechanism ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RemoveUserScramCredentialRecord> = {
  name: 'RemoveUserScramCredentialRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemoveUserScramCredentialRecord,
  write: writeRemoveUserScramCredentialRecord
}
