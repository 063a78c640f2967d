// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ScramCredentialDeletion {
  name: string
  /** int8 */
  mechanism: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ScramCredentialUpsertion {
  name: string
  /** int8 */
  mechanism: number
  /** int32 */
  iterations: number
  salt: Buffer
  saltedPassword: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterUserScramCredentialsRequest {
  deletions: ScramCredentialDeletion[]
  upsertions: ScramCredentialUpsertion[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterUserScramCredentialsRequest(reader: Reader, version: number): AlterUserScramCredentialsRequest {
  if (version < 0 || version > 0) refuseVersion('AlterUserScramCredentialsRequest', version)
  return {
    deletions: readScramCredentialDeletionList(reader, version, reader.count(true, 3)),
    upsertions: readScramCredentialUpsertionList(reader, version, reader.count(true, 9)),
    unknownTags: reader.tags()
  }
}

export function readScramCredentialDeletion(reader: Reader, version: number): ScramCredentialDeletion {
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    unknownTags: reader.tags()
  }
}

export function readScramCredentialUpsertion(reader: Reader, version: number): ScramCredentialUpsertion {
  return {
    name: reader.compactString(),
    mechanism: reader.int8(),
    iterations: reader.int32(),
    salt: reader.compactBytes(),
    saltedPassword: reader.compactBytes(),
    unknownTags: reader.tags()
  }
}

function readScramCredentialDeletionList(reader: Reader, version: number, count: number): ScramCredentialDeletion[] {
  const list: ScramCredentialDeletion[] = []
  for (let i = 0; i < count; i++) list.push(readScramCredentialDeletion(reader, version))
  return list
}

function readScramCredentialUpsertionList(reader: Reader, version: number, count: number): ScramCredentialUpsertion[] {
  const list: ScramCredentialUpsertion[] = []
  for (let i = 0; i < count; i++) list.push(readScramCredentialUpsertion(reader, version))
  return list
}

export function writeAlterUserScramCredentialsRequest(writer: Writer, value: Draft<AlterUserScramCredentialsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AlterUserScramCredentialsRequest', version)
  const deletionsList = value.deletions ?? []
  writer.count(true, deletionsList.length)
  for (const item of deletionsList) {
    writeScramCredentialDeletion(writer, item, version)
  }
  const upsertionsList = value.upsertions ?? []
  writer.count(true, upsertionsList.length)
  for (const item of upsertionsList) {
    writeScramCredentialUpsertion(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeScramCredentialDeletion(writer: Writer, value: Draft<ScramCredentialDeletion>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int8(value.mechanism ?? 0)
  writer.tags(value.unknownTags)
}

export function writeScramCredentialUpsertion(writer: Writer, value: Draft<ScramCredentialUpsertion>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int8(value.mechanism ?? 0)
  writer.int32(value.iterations ?? 0)
  writer.compactBytes(value.salt ?? Buffer.alloc(0))
  writer.compactBytes(value.saltedPassword ?? Buffer.alloc(0))
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterUserScramCredentialsRequest> = {
  name: 'AlterUserScramCredentialsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAlterUserScramCredentialsRequest,
  write: writeAlterUserScramCredentialsRequest
}
