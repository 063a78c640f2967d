// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface PartitionsSchema {
  topic: string
  partitionIds: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TransactionLogValue {
  /** int64 */
  producerId: Int64
  /** v1+, tag 0, default -1, int64 */
  previousProducerId: Int64
  /** v1+, tag 1, default -1, int64 */
  nextProducerId: Int64
  /** int16 */
  producerEpoch: number
  /** v1+, tag 3, default -1, int16 */
  nextProducerEpoch: number
  /** int32 */
  transactionTimeoutMs: number
  /** int8 */
  transactionStatus: number
  transactionPartitions: PartitionsSchema[] | null
  /** int64 */
  transactionLastUpdateTimestampMs: Int64
  /** int64 */
  transactionStartTimestampMs: Int64
  /** v1+, tag 2, int16 */
  clientTransactionVersion: number
  unknownTags?: UnknownTag[] | undefined
}

export function readTransactionLogValue(reader: Reader, version: number): TransactionLogValue {
  if (version < 0 || version > 1) refuseVersion('TransactionLogValue', version)
  const flexible = version === 1
  const value: TransactionLogValue = {
    producerId: reader.int64(),
    previousProducerId: -1,
    nextProducerId: -1,
    producerEpoch: reader.int16(),
    nextProducerEpoch: -1,
    transactionTimeoutMs: reader.int32(),
    transactionStatus: reader.int8(),
    transactionPartitions: (readPartitionsSchemaListOrNull(reader, version, reader.countOrNull(flexible, version >= 1 ? 3 : 6))),
    transactionLastUpdateTimestampMs: reader.int64(),
    transactionStartTimestampMs: reader.int64(),
    clientTransactionVersion: 0,
    unknownTags: undefined
  }
  if (flexible) readTransactionLogValueTags(reader, version, value)
  return value
}

function readTransactionLogValueTags(reader: Reader, version: number, value: TransactionLogValue): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.previousProducerId = reader.int64()
      reader.tagDone(end)
      continue
    }
    if (tag === 1) {
      const end = reader.tagEnd()
      value.nextProducerId = reader.int64()
      reader.tagDone(end)
      continue
    }
    if (tag === 3) {
      const end = reader.tagEnd()
      value.nextProducerEpoch = reader.int16()
      reader.tagDone(end)
      continue
    }
    if (tag === 2) {
      const end = reader.tagEnd()
      value.clientTransactionVersion = reader.int16()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readPartitionsSchema(reader: Reader, version: number): PartitionsSchema {
  const flexible = version === 1
  return {
    topic: (flexible ? reader.compactString() : reader.string()),
    partitionIds: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readPartitionsSchemaList(reader: Reader, version: number, count: number): PartitionsSchema[] {
  const list: PartitionsSchema[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionsSchema(reader, version))
  return list
}

function readPartitionsSchemaListOrNull(reader: Reader, version: number, count: number): PartitionsSchema[] | null {
  return count < 0 ? null : readPartitionsSchemaList(reader, version, count)
}

export function writeTransactionLogValue(writer: Writer, value: Draft<TransactionLogValue>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('TransactionLogValue', version)
  const flexible = version === 1
  writer.int64(value.producerId ?? 0)
  writer.int16(value.producerEpoch ?? 0)
  writer.int32(value.transactionTimeoutMs ?? 0)
  writer.int8(value.transactionStatus ?? 0)
  const transactionPartitionsList = value.transactionPartitions === undefined ? [] : value.transactionPartitions
  if (transactionPartitionsList === null) writer.nullArray(flexible)
  else {
    writer.count(flexible, transactionPartitionsList.length)
    for (const item of transactionPartitionsList) {
      writePartitionsSchema(writer, item, version)
    }
  }
  writer.int64(value.transactionLastUpdateTimestampMs ?? 0)
  writer.int64(value.transactionStartTimestampMs ?? 0)
  if (flexible) {
    writeTransactionLogValueTags(writer, value, version)
  }
}

function writeTransactionLogValueTags(writer: Writer, value: Draft<TransactionLogValue>, version: number): void {
  const unknown = value.unknownTags
  const hasPreviousProducerId = !((value.previousProducerId ?? -1) == -1)
  const hasNextProducerId = !((value.nextProducerId ?? -1) == -1)
  const hasClientTransactionVersion = !((value.clientTransactionVersion ?? 0) === 0)
  const hasNextProducerEpoch = !((value.nextProducerEpoch ?? -1) === -1)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasPreviousProducerId ? 1 : 0) + (hasNextProducerId ? 1 : 0) + (hasClientTransactionVersion ? 1 : 0) + (hasNextProducerEpoch ? 1 : 0))
  let next = 0
  if (hasPreviousProducerId) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int64(value.previousProducerId ?? -1)
    writer.endTag(begin)
  }
  if (hasNextProducerId) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    writer.int64(value.nextProducerId ?? -1)
    writer.endTag(begin)
  }
  if (hasClientTransactionVersion) {
    next = writer.tagsBefore(unknown, next, 2)
    const begin = writer.beginTag(2)
    writer.int16(value.clientTransactionVersion ?? 0)
    writer.endTag(begin)
  }
  if (hasNextProducerEpoch) {
    next = writer.tagsBefore(unknown, next, 3)
    const begin = writer.beginTag(3)
    writer.int16(value.nextProducerEpoch ?? -1)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writePartitionsSchema(writer: Writer, value: Draft<PartitionsSchema>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.topic ?? '')
  else writer.string(value.topic ?? '')
  const partitionIdsList = value.partitionIds ?? []
  writer.count(flexible, partitionIdsList.length)
  for (const item of partitionIdsList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<TransactionLogValue> = {
  name: 'TransactionLogValue',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readTransactionLogValue,
  write: writeTransactionLogValue
}
