// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface AbortTransactionRecord {
  /** tag 0, default null */
  reason: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readAbortTransactionRecord(reader: Reader, version: number): AbortTransactionRecord {
  if (version < 0 || version > 0) refuseVersion('AbortTransactionRecord', version)
  const value: AbortTransactionRecord = {
    reason: null,
    unknownTags: undefined
  }
  readAbortTransactionRecordTags(reader, version, value)
  return value
}

function readAbortTransactionRecordTags(reader: Reader, version: number, value: AbortTransactionRecord): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.reason = reader.compactNullableString()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writeAbortTransactionRecord(writer: Writer, value: Draft<AbortTransactionRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AbortTransactionRecord', version)
  writeAbortTransactionRecordTags(writer, value, version)
}

function writeAbortTransactionRecordTags(writer: Writer, value: Draft<AbortTransactionRecord>, version: number): void {
  const unknown = value.unknownTags
  const hasReason = !((value.reason ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasReason ? 1 : 0))
  let next = 0
  if (hasReason) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.compactNullableString(value.reason ?? null)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<AbortTransactionRecord> = {
  name: 'AbortTransactionRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readAbortTransactionRecord,
  write: writeAbortTransactionRecord
}
