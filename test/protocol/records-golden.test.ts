// Records as they lie in logs, with what stands before their bodies: golden frames through the record registries.

import { describe, expect, test } from 'vitest'
import {
  type GroupRecordDraft,
  readGroupRecord,
  writeGroupRecordKey,
  writeGroupRecordValue
} from '#protocol/generated/group-records.js'
import {
  type MetadataRecordDraft,
  readMetadataRecord,
  writeMetadataRecord
} from '#protocol/generated/metadata-records.js'
import { readShareRecord, writeShareRecordKey, writeShareRecordValue } from '#protocol/generated/share-records.js'
import {
  readTransactionRecord,
  writeTransactionRecordKey,
  writeTransactionRecordValue
} from '#protocol/generated/transaction-records.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Writer } from '#protocol/wire/writer.js'
import { wireVectors } from './golden.ts'

const framed = (folder: string): ReturnType<typeof wireVectors> =>
  wireVectors(folder).filter(({ frame }) => frame !== undefined)

function hexOf(write: (writer: Writer) => void): string {
  const writer = new Writer(Buffer.alloc(0))
  write(writer)
  return writer.bytes().toString('hex')
}

interface Registry {
  readonly folder: string
  read(
    key: Buffer,
    value: Buffer | null
  ): { kind: string; version: number; key: object; value: object | null } | undefined
  writeKey(writer: Writer, record: never): void
  writeValue(writer: Writer, record: never): void
}

const registries: readonly Registry[] = [
  {
    folder: 'group-coordinator',
    read: readGroupRecord,
    writeKey: writeGroupRecordKey,
    writeValue: writeGroupRecordValue
  },
  {
    folder: 'transaction-coordinator',
    read: readTransactionRecord,
    writeKey: writeTransactionRecordKey,
    writeValue: writeTransactionRecordValue
  },
  {
    folder: 'share-coordinator',
    read: readShareRecord,
    writeKey: writeShareRecordKey,
    writeValue: writeShareRecordValue
  }
]

describe('metadata records', () => {
  const vectors = framed('metadata')

  test(`${vectors.length} frames are read and written again byte for byte`, () => {
    for (const { api, version, frame = '' } of vectors) {
      const record = readMetadataRecord(Buffer.from(frame, 'hex'))
      expect([record.kind, record.version]).toEqual([api, version])
      expect(hexOf((writer) => writeMetadataRecord(writer, record as MetadataRecordDraft))).toBe(frame)
    }
  })

  test('another frame version, an unknown key and bytes left over are refused', () => {
    const frame = vectors[0]?.frame ?? ''
    for (const bent of [`02${frame.slice(2)}`, '01060000', '017f0000', `${frame}00`, '']) {
      expect(() => readMetadataRecord(Buffer.from(bent, 'hex')), bent).toThrow(ProtocolError)
    }
  })
})

describe.each(registries)('$folder', ({ folder, read, writeKey, writeValue }) => {
  const vectors = framed(folder)
  const keys = vectors.filter(({ kind }) => kind === 'coordinator-key')
  const values = vectors.filter(({ kind }) => kind === 'coordinator-value')

  test(`${keys.length} keys and ${values.length} values are read and written again byte for byte`, () => {
    for (const { api, version, frame = '' } of values) {
      const key = keys.find((candidate) => candidate.api === api.replace(/Value$/, 'Key'))?.frame ?? ''
      const record = read(Buffer.from(key, 'hex'), Buffer.from(frame, 'hex'))
      if (record === undefined) throw new Error(api)
      expect([`${record.kind}Value`, record.version]).toEqual([api, version])
      expect(hexOf((writer) => writeKey(writer, record as never))).toBe(key)
      expect(hexOf((writer) => writeValue(writer, record as never))).toBe(frame)
    }
    for (const { api, frame = '' } of keys) {
      const record = read(Buffer.from(frame, 'hex'), null)
      expect([`${record?.kind}Key`, record?.value, record?.version]).toEqual([api, null, -1])
      expect(hexOf((writer) => writeKey(writer, record as never))).toBe(frame)
    }
  })

  test('a kind of key that nobody knows is left to the reader of the log to skip', () => {
    expect(read(Buffer.from('7fff0000', 'hex'), null)).toBeUndefined()
  })
})

test('a draft writes its defaults', () => {
  const draft: GroupRecordDraft = {
    kind: 'OffsetCommit',
    key: { group: 'g', topic: 't' },
    version: 4,
    value: { offset: 5 }
  }
  const key = hexOf((writer) => writeGroupRecordKey(writer, draft))
  const value = hexOf((writer) => writeGroupRecordValue(writer, draft))
  const record = readGroupRecord(Buffer.from(key, 'hex'), Buffer.from(value, 'hex'))
  expect(record).toMatchObject({ kind: 'OffsetCommit', version: 4, key: { group: 'g', topic: 't', partition: 0 } })
  expect(record?.value).toMatchObject({ offset: 5, leaderEpoch: -1, metadata: '' })
})
