import { expect, test } from 'vitest'
import { complaintAboutBatches } from '#handlers/records-shape.js'
import { ErrorCode } from '#model/error-code.js'
import { buildBatch } from '#protocol/batch/builder.js'

const one = buildBatch({ timestamp: 1 }, [{ key: null, value: Buffer.from('v') }])

test('one batch of magic 2 may pass', () => {
  expect(complaintAboutBatches(one, 0, one.length, 13)).toBeUndefined()
})

test.each([
  ['nothing', one, 0],
  ['a batch cut short', one, one.length - 1],
  ['two batches', Buffer.concat([one, one]), 2 * one.length]
])('%s is refused as an invalid record', (_what, buffer, length) => {
  expect(complaintAboutBatches(buffer, 0, length, 13)?.errorCode).toBe(ErrorCode.INVALID_RECORD)
})

test('an old magic is refused, zstd only in versions that do not know it', () => {
  const old = Buffer.from(one)
  old[16] = 1
  expect(complaintAboutBatches(old, 0, old.length, 13)?.errorCode).toBe(ErrorCode.INVALID_RECORD)
  const zstd = Buffer.from(one)
  zstd[22] = 4
  expect(complaintAboutBatches(zstd, 0, zstd.length, 6)?.errorCode).toBe(ErrorCode.UNSUPPORTED_COMPRESSION_TYPE)
  expect(complaintAboutBatches(zstd, 0, zstd.length, 7)).toBeUndefined()
})
