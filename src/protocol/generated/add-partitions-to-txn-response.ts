// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AddPartitionsToTxnPartitionResult {
  /** int32 */
  partitionIndex: number
  /** int16 */
  partitionErrorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export interface AddPartitionsToTxnTopicResult {
  name: string
  resultsByPartition: AddPartitionsToTxnPartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AddPartitionsToTxnResult {
  transactionalId: string
  topicResults: AddPartitionsToTxnTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AddPartitionsToTxnResponse {
  /** int32 */
  throttleTimeMs: number
  /** v4+, int16 */
  errorCode: number
  /** v4+ */
  resultsByTransaction: AddPartitionsToTxnResult[]
  /** v0-3 */
  resultsByTopicV3AndBelow: AddPartitionsToTxnTopicResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAddPartitionsToTxnResponse(reader: Reader, version: number): AddPartitionsToTxnResponse {
  if (version < 0 || version > 5) refuseVersion('AddPartitionsToTxnResponse', version)
  const flexible = version >= 3
  return {
    throttleTimeMs: reader.int32(),
    errorCode: version >= 4 ? reader.int16() : 0,
    resultsByTransaction: version >= 4 ? readAddPartitionsToTxnResultList(reader, version, reader.count(flexible, 3)) : [],
    resultsByTopicV3AndBelow: version <= 3 ? (readAddPartitionsToTxnTopicResultList(reader, version, reader.count(flexible, version >= 3 ? 3 : 6))) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAddPartitionsToTxnPartitionResult(reader: Reader, version: number): AddPartitionsToTxnPartitionResult {
  const flexible = version >= 3
  return {
    partitionIndex: reader.int32(),
    partitionErrorCode: reader.int16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAddPartitionsToTxnTopicResult(reader: Reader, version: number): AddPartitionsToTxnTopicResult {
  const flexible = version >= 3
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    resultsByPartition: (readAddPartitionsToTxnPartitionResultList(reader, version, reader.count(flexible, version >= 3 ? 7 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAddPartitionsToTxnResult(reader: Reader, version: number): AddPartitionsToTxnResult {
  const flexible = version >= 3
  return {
    transactionalId: (flexible ? reader.compactString() : reader.string()),
    topicResults: (readAddPartitionsToTxnTopicResultList(reader, version, reader.count(flexible, version >= 3 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAddPartitionsToTxnPartitionResultList(reader: Reader, version: number, count: number): AddPartitionsToTxnPartitionResult[] {
  const list: AddPartitionsToTxnPartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readAddPartitionsToTxnPartitionResult(reader, version))
  return list
}

function readAddPartitionsToTxnTopicResultList(reader: Reader, version: number, count: number): AddPartitionsToTxnTopicResult[] {
  const list: AddPartitionsToTxnTopicResult[] = []
  for (let i = 0; i < count; i++) list.push(readAddPartitionsToTxnTopicResult(reader, version))
  return list
}

function readAddPartitionsToTxnResultList(reader: Reader, version: number, count: number): AddPartitionsToTxnResult[] {
  const list: AddPartitionsToTxnResult[] = []
  for (let i = 0; i < count; i++) list.push(readAddPartitionsToTxnResult(reader, version))
  return list
}

export function writeAddPartitionsToTxnResponse(writer: Writer, value: Draft<AddPartitionsToTxnResponse>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('AddPartitionsToTxnResponse', version)
  const flexible = version >= 3
  writer.int32(value.throttleTimeMs ?? 0)
  if (version >= 4) {
    writer.int16(value.errorCode ?? 0)
  }
  if (version >= 4) {
    const resultsByTransactionList = value.resultsByTransaction ?? []
    writer.count(flexible, resultsByTransactionList.length)
    for (const item of resultsByTransactionList) {
      writeAddPartitionsToTxnResult(writer, item, version)
    }
  }
  if (version <= 3) {
    const resultsByTopicV3AndBelowList = value.resultsByTopicV3AndBelow ?? []
    writer.count(flexible, resultsByTopicV3AndBelowList.length)
    for (const item of resultsByTopicV3AndBelowList) {
      writeAddPartitionsToTxnTopicResult(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAddPartitionsToTxnPartitionResult(writer: Writer, value: Draft<AddPartitionsToTxnPartitionResult>, version: number): void {
  const flexible = version >= 3
  writer.int32(value.partitionIndex ?? 0)
  writer.int16(value.partitionErrorCode ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAddPartitionsToTxnTopicResult(writer: Writer, value: Draft<AddPartitionsToTxnTopicResult>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const resultsByPartitionList = value.resultsByPartition ?? []
  writer.count(flexible, resultsByPartitionList.length)
  for (const item of resultsByPartitionList) {
    writeAddPartitionsToTxnPartitionResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAddPartitionsToTxnResult(writer: Writer, value: Draft<AddPartitionsToTxnResult>, version: number): void {
  const flexible = version >= 3
  if (flexible) writer.compactString(value.transactionalId ?? '')
  else writer.string(value.transactionalId ?? '')
  const topicResultsList = value.topicResults ?? []
  writer.count(flexible, topicResultsList.length)
  for (const item of topicResultsList) {
    writeAddPartitionsToTxnTopicResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<AddPartitionsToTxnResponse> = {
  name: 'AddPartitionsToTxnResponse',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readAddPartitionsToTxnResponse,
  write: writeAddPartitionsToTxnResponse
}
