// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ProducerIdsRecord {
  /** int32 */
  brokerId: number
  /** default -1, int64 */
  brokerEpoch: Int64
  /** int64 */
  nextProducerId: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readProducerIdsRecord(reader: Reader, version: number): ProducerIdsRecord {
  if (version < 0 || version > 0) refuseVersion('ProducerIdsRecord', version)
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    nextProducerId: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeProducerIdsRecord(writer: Writer, value: Draft<ProducerIdsRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ProducerIdsRecord', version)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.brokerEpoch ?? -1)
  writer.int64(value.nextProducerId ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ProducerIdsRecord> = {
  name: 'ProducerIdsRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readProducerIdsRecord,
  write: writeProducerIdsRecord
}
