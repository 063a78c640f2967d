// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface UserScramCredentialRecord {
  name: string
  /** int8 */
  mechanism: number
  salt: Buffer
  storedKey: Buffer
  serverKey: Buffer
  /** int32 */
  iterations: number
  unknownTags?: UnknownTag[] | undefined
}

export function readUserScramCredentialRecord(reader: Reader, version: number): UserScramCredentialRecord {
  if (version < 0 || version > 0) refuseVersion('UserScramCredentialRecord', version)
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    salt: reader.compactBytes(),
    storedKey: reader.compactBytes(),
    serverKey: reader.compactBytes(),
    iterations: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function writeUserScramCredentialRecord(writer: Writer, value: Draft<UserScramCredentialRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UserScramCredentialRecord', version)
  writer.compactString(value.name ?? '')
  writer.int8(value.mechanism ?? 0)
  writer.compactBytes(value.salt ?? Buffer.alloc(0))
  writer.compactBytes(value.storedKey ?? Buffer.alloc(0))
  writer.compactBytes(value.serverKey ?? Buffer.alloc(0))
  writer.int32(value.iterations ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UserScramCredentialRecord> = {
  name: 'UserScramCredentialRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUserScramCredentialRecord,
  write: writeUserScramCredentialRecord
}
