import { expect, test } from 'vitest'
import { complaintAboutBatches } from '#handlers/records-shape.js'
import { ErrorCode } from '#model/error-code.js'
import { buildBatch } from '#protocol/batch/builder.js'

const one = buildBatch({ timestamp: 1 }, [{ key: null, value: Buffer.from('v') }])
const whole = (buffer: Buffer): { offset: number; length: number } => ({ offset: 0, length: buffer.length })

test('one batch of magic 2 may pass', () => {
  expect(complaintAboutBatches(one, whole(one), 13)).toBeUndefined()
})

test.each([
  ['null', one, null],
  ['nothing', one, { offset: 0, length: 0 }],
  ['a batch cut short', one, { offset: 0, length: one.length - 1 }],
  ['two batches', Buffer.concat([one, one]), { offset: 0, length: 2 * one.length }]
])('%s is refused as an invalid record', (_what, buffer, records) => {
  expect(complaintAboutBatches(buffer, records, 13)?.errorCode).toBe(ErrorCode.INVALID_RECORD)
})

test('an old magic is refused, zstd only in versions that do not know it', () => {
  const old = Buffer.from(one)
  old[16] = 1
  expect(complaintAboutBatches(old, whole(old), 13)?.errorCode).toBe(ErrorCode.INVALID_RECORD)
  const zstd = Buffer.from(one)
  zstd[22] = 4
  expect(complaintAboutBatches(zstd, whole(zstd), 6)?.errorCode).toBe(ErrorCode.UNSUPPORTED_COMPRESSION_TYPE)
  expect(complaintAboutBatches(zstd, whole(zstd), 7)).toBeUndefined()
})
