// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
import { codec as codecTransactionLogKey, type TransactionLogKey } from './records/transaction-log-key.ts'
import { codec as codecTransactionLogValue, type TransactionLogValue } from './records/transaction-log-value.ts'

export const TransactionRecordKey = {
  TransactionLog: 0
} as const

/** A record as read; a null value is a tombstone, and its version is -1. */
export type TransactionRecord =
| { readonly kind: 'TransactionLog'; readonly key: TransactionLogKey; readonly version: number; readonly value: TransactionLogValue | null }

export type TransactionRecordDraft =
| { readonly kind: 'TransactionLog'; readonly key: Draft<TransactionLogKey>; readonly version: number; readonly value: Draft<TransactionLogValue> | null }

/** Undefined for a kind of key that is not known, which a reader of the log skips. */
export function readTransactionRecord(key: Buffer, value: Buffer | null): TransactionRecord | undefined {
  const reader = new Reader(key)
  const kind = reader.int16()
  switch (kind) {
    case 0:
    return { kind: 'TransactionLog', key: codecTransactionLogKey.read(reader, 0), ...readValue(codecTransactionLogValue, value) }
    default:
    return undefined
  }
}

function readValue<T>(codec: Codec<T>, value: Buffer | null): { readonly version: number; readonly value: T | null } {
  if (value === null) return { version: -1, value: null }
  const reader = new Reader(value)
  const version = reader.int16()
  return { version, value: codec.read(reader, version) }
}

export function writeTransactionRecordKey(writer: Writer, record: TransactionRecordDraft): void {
  writer.int16(TransactionRecordKey[record.kind])
  switch (record.kind) {
    case 'TransactionLog':
    return codecTransactionLogKey.write(writer, record.key, 0)
  }
}

/** The value of a record that is not a tombstone. */
export function writeTransactionRecordValue(writer: Writer, record: TransactionRecordDraft): void {
  writer.int16(record.version)
  switch (record.kind) {
    case 'TransactionLog':
    return codecTransactionLogValue.write(writer, record.value ?? {}, record.version)
  }
}
