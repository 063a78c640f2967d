// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface BeginTransactionRecord {
  /** tag 0, default null */
  name: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readBeginTransactionRecord(reader: Reader, version: number): BeginTransactionRecord {
  if (version < 0 || version > 0) refuseVersion('BeginTransactionRecord', version)
  const value: BeginTransactionRecord = {
    name: null,
    unknownTags: undefined
  }
  readBeginTransactionRecordTags(reader, version, value)
  return value
}

function readBeginTransactionRecordTags(reader: Reader, version: number, value: BeginTransactionRecord): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.name = reader.compactNullableString()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writeBeginTransactionRecord(writer: Writer, value: Draft<BeginTransactionRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('BeginTransactionRecord', version)
  writeBeginTransactionRecordTags(writer, value, version)
}

function writeBeginTransactionRecordTags(writer: Writer, value: Draft<BeginTransactionRecord>, version: number): void {
  const unknown = value.unknownTags
  const hasName = !((value.name ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasName ? 1 : 0))
  let next = 0
  if (hasName) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.compactNullableString(value.name ?? null)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<BeginTransactionRecord> = {
  name: 'BeginTransactionRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readBeginTransactionRecord,
  write: writeBeginTransactionRecord
}
