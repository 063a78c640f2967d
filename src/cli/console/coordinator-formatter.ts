// Records of __consumer_offsets and __transaction_state as JSON, one behind the other without a line's end, as Kafka prints them.

import { GroupRecordKey, readGroupRecord } from '#protocol/generated/group-records.js'
import { readTransactionRecord, TransactionRecordKey } from '#protocol/generated/transaction-records.js'
import { groupRecords, transactionRecords } from '#protocol/schema/all.js'
import type { CoordinatorRecordSchema } from '#protocol/schema/language.js'
import { messageJson } from '../dump-log/message-json.ts'
import type { Formatter } from './formatter.ts'

interface Decoded {
  readonly kind: string
  readonly key: unknown
  readonly version: number
  readonly value: unknown
}

function formatter(
  schemas: readonly CoordinatorRecordSchema[],
  numbers: Readonly<Record<string, number>>,
  read: (key: Buffer, value: Buffer | null) => Decoded | undefined,
  kinds: readonly string[]
): Formatter {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]))
  return ({ key, value }) => {
    const record = key === null || key.length < 2 ? undefined : read(key, value)
    const schema = record === undefined || !kinds.includes(record.kind) ? undefined : byName.get(record.kind)
    if (record === undefined || schema === undefined) return []
    const keyJson = `{"type":${numbers[record.kind]},"data":${messageJson(schema.keyMessage, record.key, 0)}}`
    const valueJson =
      record.value === null
        ? 'null'
        : `{"version":${record.version},"data":${messageJson(schema.valueMessage, record.value, record.version)}}`
    return [`{"key":${keyJson},"value":${valueJson}}`]
  }
}

const group = (...kinds: string[]): Formatter => formatter(groupRecords, GroupRecordKey, readGroupRecord, kinds)

/** Committed offsets. */
export const offsetsFormatter = (): Formatter => group('LegacyOffsetCommit', 'OffsetCommit')

/** Classic groups with their members. */
export const groupMetadataFormatter = (): Formatter => group('GroupMetadata')

export const transactionLogFormatter = (): Formatter =>
  formatter(transactionRecords, TransactionRecordKey, readTransactionRecord, ['TransactionLog'])
