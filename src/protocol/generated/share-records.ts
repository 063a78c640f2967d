// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
import { codec as codecShareSnapshotKey, type ShareSnapshotKey } from './records/share-snapshot-key.ts'
import { codec as codecShareSnapshotValue, type ShareSnapshotValue } from './records/share-snapshot-value.ts'
import { codec as codecShareUpdateKey, type ShareUpdateKey } from './records/share-update-key.ts'
import { codec as codecShareUpdateValue, type ShareUpdateValue } from './records/share-update-value.ts'

export const ShareRecordKey = {
  ShareSnapshot: 0,
  ShareUpdate: 1
} as const

/** A record as read; a null value is a tombstone, and its version is -1. */
export type ShareRecord =
| { readonly kind: 'ShareSnapshot'; readonly key: ShareSnapshotKey; readonly version: number; readonly value: ShareSnapshotValue | null }
| { readonly kind: 'ShareUpdate'; readonly key: ShareUpdateKey; readonly version: number; readonly value: ShareUpdateValue | null }

export type ShareRecordDraft =
| { readonly kind: 'ShareSnapshot'; readonly key: Draft<ShareSnapshotKey>; readonly version: number; readonly value: Draft<ShareSnapshotValue> | null }
| { readonly kind: 'ShareUpdate'; readonly key: Draft<ShareUpdateKey>; readonly version: number; readonly value: Draft<ShareUpdateValue> | null }

/** Undefined for a kind of key that is not known, which a reader of the log skips. */
export function readShareRecord(key: Buffer, value: Buffer | null): ShareRecord | undefined {
  const reader = new Reader(key)
  const kind = reader.int16()
  switch (kind) {
    case 0:
    return { kind: 'ShareSnapshot', key: codecShareSnapshotKey.read(reader, 0), ...readValue(codecShareSnapshotValue, value) }
    case 1:
    return { kind: 'ShareUpdate', key: codecShareUpdateKey.read(reader, 0), ...readValue(codecShareUpdateValue, value) }
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

export function writeShareRecordKey(writer: Writer, record: ShareRecordDraft): void {
  writer.int16(ShareRecordKey[record.kind])
  switch (record.kind) {
    case 'ShareSnapshot':
    return codecShareSnapshotKey.write(writer, record.key, 0)
    case 'ShareUpdate':
    return codecShareUpdateKey.write(writer, record.key, 0)
  }
}

/** The value of a record that is not a tombstone. */
export function writeShareRecordValue(writer: Writer, record: ShareRecordDraft): void {
  writer.int16(record.version)
  switch (record.kind) {
    case 'ShareSnapshot':
    return codecShareSnapshotValue.write(writer, record.value ?? {}, record.version)
    case 'ShareUpdate':
    return codecShareUpdateValue.write(writer, record.value ?? {}, record.version)
  }
}
