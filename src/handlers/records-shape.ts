// What a Produce request may hold for one partition, seen from outside the batch: exactly one batch of magic 2, and zstd
// only from the version on that knows it. Everything inside the batch is native's to judge.

import { ErrorCode } from '#model/error-code.js'

const batchLengthAt = 8
const magicAt = 16
const attributesAt = 21
const headerThroughLength = 12
const codecMask = 0x07
const zstd = 4
const transactional = 0x10
const newestMagic = 2
/** Kafka's least: what a batch of the oldest format had. */
const leastBatchLength = 14

export interface Complaint {
  readonly errorCode: ErrorCode
  readonly message: string
}

function invalid(version: number, what: string): Complaint {
  return { errorCode: ErrorCode.INVALID_RECORD, message: `Produce requests with version ${version} ${what}` }
}

function corrupt(message: string): Complaint {
  return { errorCode: ErrorCode.CORRUPT_MESSAGE, message }
}

/** A null record set has length 0. Undefined when the batch may go to the log. Lengths that cannot be are left to the log, which answers CORRUPT_MESSAGE. */
export function complaintAboutBatches(
  buffer: Buffer,
  offset: number,
  length: number,
  version: number
): Complaint | undefined {
  const none = 'must have at least one record batch per partition'
  if (length <= magicAt) return invalid(version, none)
  const batchBytes = headerThroughLength + buffer.readInt32BE(offset + batchLengthAt)
  if (batchBytes <= magicAt) return undefined
  if (batchBytes > length) return invalid(version, none)
  const magic = buffer.readInt8(offset + magicAt)
  if (magic < 0 || magic > newestMagic) return corrupt(`Invalid magic found in record: ${magic}`)
  if (magic !== newestMagic) return invalid(version, 'are only allowed to contain record batches with magic version 2')
  const behind = complaintAboutRest(buffer, offset + batchBytes, length - batchBytes, version)
  if (behind !== undefined) return behind
  if (version < 7 && length > attributesAt + 1 && (buffer.readInt16BE(offset + attributesAt) & codecMask) === zstd)
    return {
      errorCode: ErrorCode.UNSUPPORTED_COMPRESSION_TYPE,
      message: `Produce requests with version ${version} are not allowed to use ZStandard compression`
    }
  return undefined
}

/** What stands behind the one batch may be the beginning of another that never came; Kafka drops that. */
function complaintAboutRest(buffer: Buffer, start: number, length: number, version: number): Complaint | undefined {
  if (length < headerThroughLength) return undefined
  const bytes = buffer.readInt32BE(start + batchLengthAt)
  if (bytes < leastBatchLength) return corrupt(`Record size ${bytes} is less than the minimum record overhead`)
  if (length <= magicAt) return undefined
  const magic = buffer.readInt8(start + magicAt)
  if (magic < 0 || magic > newestMagic) return corrupt(`Invalid magic found in record: ${magic}`)
  if (headerThroughLength + bytes > length) return undefined
  return invalid(version, 'are only allowed to contain exactly one record batch per partition')
}

/** The bytes of the one batch, without what stands behind it. Only for records without a complaint. */
export function batchBytesOf(buffer: Buffer, offset: number, length: number): number {
  const bytes = headerThroughLength + buffer.readInt32BE(offset + batchLengthAt)
  return bytes <= magicAt ? length : Math.min(length, bytes)
}

/** Whether the first batch claims to belong to a transaction. */
export function isTransactional(buffer: Buffer, offset: number, length: number): boolean {
  if (length <= attributesAt + 1 || buffer[offset + magicAt] !== newestMagic) return false
  return ((buffer[offset + attributesAt + 1] as number) & transactional) !== 0
}

/** The compression codec of the first batch; 0 when it is too short to say. */
export function codecOf(buffer: Buffer, offset: number, length: number): number {
  return length > attributesAt + 1 ? (buffer[offset + attributesAt + 1] as number) & codecMask : 0
}
