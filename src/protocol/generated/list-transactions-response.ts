// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TransactionState {
  transactionalId: string
  /** int64 */
  producerId: Int64
  transactionState: string
  unknownTags?: UnknownTag[] | undefined
}

export interface ListTransactionsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  unknownStateFilters: string[]
  transactionStates: TransactionState[]
  unknownTags?: UnknownTag[] | undefined
}

export function readListTransactionsResponse(reader: Reader, version: number): ListTransactionsResponse {
  if (version < 0 || version > 2) refuseVersion('ListTransactionsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    unknownStateFilters: reader.strings(reader.count(true, 1), true),
    transactionStates: readTransactionStateList(reader, version, reader.count(true, 11)),
    unknownTags: reader.tags()
  }
}

export function readTransactionState(reader: Reader, version: number): TransactionState {
  return {
    transactionalId: reader.compactString(),
    producerId: reader.int64(),
    transactionState: reader.compactString(),
    unknownTags: reader.tags()
  }
}

function readTransactionStateList(reader: Reader, version: number, count: number): TransactionState[] {
  const list: TransactionState[] = []
  for (let i = 0; i < count; i++) list.push(readTransactionState(reader, version))
  return list
}

export function writeListTransactionsResponse(writer: Writer, value: Draft<ListTransactionsResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('ListTransactionsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  const unknownStateFiltersList = value.unknownStateFilters ?? []
  writer.count(true, unknownStateFiltersList.length)
  for (const item of unknownStateFiltersList) {
    writer.compactString(item)
  }
  const transactionStatesList = value.transactionStates ?? []
  writer.count(true, transactionStatesList.length)
  for (const item of transactionStatesList) {
    writeTransactionState(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTransactionState(writer: Writer, value: Draft<TransactionState>, version: number): void {
  writer.compactString(value.transactionalId ?? '')
  writer.int64(value.producerId ?? 0)
  writer.compactString(value.transactionState ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<ListTransactionsResponse> = {
  name: 'ListTransactionsResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readListTransactionsResponse,
  write: writeListTransactionsResponse
}
