// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface UnregisterBrokerRecord {
  /** int32 */
  brokerId: number
  /** int64 */
  brokerEpoch: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readUnregisterBrokerRecord(reader: Reader, version: number): UnregisterBrokerRecord {
  if (version < 0 || version > 0) refuseVersion('UnregisterBrokerRecord', version)
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeUnregisterBrokerRecord(writer: Writer, value: Draft<UnregisterBrokerRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UnregisterBrokerRecord', version)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.brokerEpoch ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UnregisterBrokerRecord> = {
  name: 'UnregisterBrokerRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUnregisterBrokerRecord,
  write: writeUnregisterBrokerRecord
}
