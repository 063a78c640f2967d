// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface DelegationTokenRecord {
  owner: string
  requester: string
  renewers: string[]
  /** int64 */
  issueTimestamp: Int64
  /** int64 */
  maxTimestamp: Int64
  /** int64 */
  expirationTimestamp: Int64
  tokenId: string
  unknownTags?: UnknownTag[] | undefined
}

export function readDelegationTokenRecord(reader: Reader, version: number): DelegationTokenRecord {
  if (version < 0 || version > 0) refuseVersion('DelegationTokenRecord', version)
  return {
    owner: reader.compactString(),
    requester: reader.compactString(),
    renewers: reader.strings(reader.count(true, 1), true),
    issueTimestamp: reader.int64(),
    maxTimestamp: reader.int64(),
    expirationTimestamp: reader.int64(),
    tokenId: reader.compactString(),
    unknownTags: reader.tags()
  }
}

export function writeDelegationTokenRecord(writer: Writer, value: Draft<DelegationTokenRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DelegationTokenRecord', version)
  writer.compactString(value.owner ?? '')
  writer.compactString(value.requester ?? '')
  const renewersList = value.renewers ?? []
  writer.count(true, renewersList.length)
  for (const item of renewersList) {
    writer.compactString(item)
  }
  writer.int64(value.issueTimestamp ?? 0)
  writer.int64(value.maxTimestamp ?? 0)
  writer.int64(value.expirationTimestamp ?? 0)
  writer.compactString(value.tokenId ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<DelegationTokenRecord> = {
  name: 'DelegationTokenRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDelegationTokenRecord,
  write: writeDelegationTokenRecord
}
