// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AddPartitionsToTxnTopic {
  name: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AddPartitionsToTxnTransaction {
  transactionalId: string
  /** int64 */
  producerId: Int64
  /** int16 */
  producerEpoch: number
  verifyOnly: boolean
  topics: AddPartitionsToTxnTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AddPartitionsToTxnRequest {
  /** v4+ */
  transactions: AddPartitionsToTxnTransaction[]
  /** v0-3 */
  v3AndBelowTransactionalId: string
  /** v0-3, int64 */
  v3AndBelowProducerId: Int64
  /** v0-3, int16 */
  v3AndBelowProducerEpoch: number
  /** v0-3 */
  v3AndBelowTopics: AddPartitionsToTxnTopic[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAddPartitionsToTxnRequest(reader: Reader, version: number): AddPartitionsToTxnRequest {
  if (version < 0 || version > 5) refuseVersion('AddPartitionsToTxnRequest', version)
  const flexible = version >= 3
  return {
    transactions: version >= 4 ? readAddPartitionsToTxnTransactionList(reader, version, reader.count(flexible, 14)) : [],
    v3AndBelowTransactionalId: version <= 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    v3AndBelowProducerId: version <= 3 ? reader.int64() : 0,
    v3AndBelowProducerEpoch: version <= 3 ? reader.int16() : 0,
    v3AndBelowTopics: version <= 3 ? (readAddPartitionsToTxnTopicList(reader, version, reader.count(flexible, version >= 3 ? 3 : 6))) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAddPartitionsToTxnTopic(reader: Reader, version: number): AddPartitionsToTxnTopic {
  const flexible = version >= 3
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: reader.int32s(reader.numberCount(flexible, 4)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAddPartitionsToTxnTransaction(reader: Reader, version: number): AddPartitionsToTxnTransaction {
  const flexible = version >= 3
  return {
    transactionalId: (flexible ? reader.compactString() : reader.string()),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    verifyOnly: reader.bool(),
    topics: (readAddPartitionsToTxnTopicList(reader, version, reader.count(flexible, version >= 3 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAddPartitionsToTxnTopicList(reader: Reader, version: number, count: number): AddPartitionsToTxnTopic[] {
  const list: AddPartitionsToTxnTopic[] = []
  for (let i = 0; i < count; i++) list.push(readAddPartitionsToTxnTopic(reader, version))
  return list
}

function readAddPartitionsToTxnTransactionList(reader: Reader, version: number, count: number): AddPartitionsToTxnTransaction[] {
  const list: AddPartitionsToTxnTransaction[] = []
  for (let i = 0; i < count; i++) list.push(readAddPartitionsToTxnTransaction(reader, version))
  return list
}

export function writeAddPartitionsToTxnRequest(writer: Writer, value: Draft<AddPartitionsToTxnRequest>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('AddPartitionsToTxnRequest', version)
  const flexible = version >= 3
  if (version >= 4) {
    const transactionsList = value.transactions ?? []
    writer.count(flexible, transactionsList.length)
    for (const item of transactionsList) {
      writeAddPartitionsToTxnTransaction(writer, item, version)
    }
  }
  if (version <= 3) {
    if (flexible) writer.compactString(value.v3AndBelowTransactionalId ?? '')
    else writer.string(value.v3AndBelowTransactionalId ?? '')
  }
  if (version <= 3) {
    writer.int64(value.v3AndBelowProducerId ?? 0)
  }
  if (version <= 3) {
    writer.int16(value.v3AndBelowProducerEpoch ?? 0)
  }
  if (version <= 3) {
    const v3AndBelowTopicsList = value.v3AndBelowTopics ?? []
    writer.count(flexible, v3AndBelowTopicsList.length)
    for (const item of v3AndBelowTopicsList) {
      writeAddPartitionsToTxnTopic(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAddPartitionsToTxnTopic(writer: Writer, value: Draft<AddPartitionsToTxnTopic>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAddPartitionsToTxnTransaction(writer: Writer, value: Draft<AddPartitionsToTxnTransaction>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.transactionalId ?? '')
  else writer.string(value.transactionalId ?? '')
  writer.int64(value.producerId ?? 0)
  writer.int16(value.producerEpoch ?? 0)
  writer.bool(value.verifyOnly ?? false)
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeAddPartitionsToTxnTopic(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AddPartitionsToTxnRequest> = {
  name: 'AddPartitionsToTxnRequest',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readAddPartitionsToTxnRequest,
  write: writeAddPartitionsToTxnRequest
}
