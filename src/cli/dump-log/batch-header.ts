// The header of a batch as a dump shows it. Layout: src/protocol/batch/batch.ts; that view reads numbers beyond 2^53-1 as
// infinity, which is right for a broker and useless in a dump.

import type { Int64 } from '#model/offset.js'
import { crc32c } from '#protocol/batch/crc32c.js'
import { illegalArgument } from './failure.ts'
import { int64At, plus } from './int64.ts'

export const headerBytes = 61
const crcFrom = 21
const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
const intMax = 2 ** 31 - 1

export interface BatchHeader {
  readonly baseOffset: Int64
  readonly lastOffset: Int64
  readonly count: number
  readonly baseSequence: number
  readonly lastSequence: number
  readonly producerId: Int64
  readonly producerEpoch: number
  readonly partitionLeaderEpoch: number
  readonly isTransactional: boolean
  readonly isControl: boolean
  /** The delete horizon while attribute bit 6 is set. */
  readonly baseTimestamp: Int64
  readonly hasDeleteHorizon: boolean
  readonly maxTimestamp: Int64
  readonly isLogAppendTime: boolean
  readonly magic: number
  readonly codec: number
  readonly crc: number
}

export function readHeader(bytes: Buffer): BatchHeader {
  const attributes = bytes.readInt16BE(21)
  const baseOffset = int64At(bytes, 0)
  const lastOffsetDelta = bytes.readInt32BE(23)
  const baseSequence = bytes.readInt32BE(53)
  return {
    baseOffset,
    lastOffset: plus(baseOffset, lastOffsetDelta),
    count: bytes.readInt32BE(57),
    baseSequence,
    lastSequence: baseSequence === -1 ? -1 : sequenceAfter(baseSequence, lastOffsetDelta),
    producerId: int64At(bytes, 43),
    producerEpoch: bytes.readInt16BE(51),
    partitionLeaderEpoch: bytes.readInt32BE(12),
    isTransactional: (attributes & 16) !== 0,
    isControl: (attributes & 32) !== 0,
    baseTimestamp: int64At(bytes, 27),
    hasDeleteHorizon: (attributes & 64) !== 0,
    maxTimestamp: int64At(bytes, 35),
    isLogAppendTime: (attributes & 8) !== 0,
    magic: bytes.readInt8(16),
    codec: attributes & 7,
    crc: bytes.readUInt32BE(17)
  }
}

/** Past 2^31-1 it goes on from 0; a damaged delta overflows as Java's int does. */
export function sequenceAfter(sequence: number, delta: number): number {
  if (sequence > ((intMax - delta) | 0)) return (delta - (intMax - sequence) - 1) | 0
  return (sequence + delta) | 0
}

export const isIntact = (batch: Buffer, header: BatchHeader): boolean =>
  batch.length >= headerBytes && crc32c(batch, crcFrom, batch.length) === header.crc

/** Everything of the line up to the position. */
export function headerText(header: BatchHeader): string {
  const horizon = header.hasDeleteHorizon ? `[${header.baseTimestamp}]` : '.empty'
  return (
    `baseOffset: ${header.baseOffset} lastOffset: ${header.lastOffset} count: ${header.count}` +
    ` baseSequence: ${header.baseSequence} lastSequence: ${header.lastSequence}` +
    ` producerId: ${header.producerId} producerEpoch: ${header.producerEpoch}` +
    ` partitionLeaderEpoch: ${header.partitionLeaderEpoch} isTransactional: ${header.isTransactional}` +
    ` isControl: ${header.isControl} deleteHorizonMs: OptionalLong${horizon}`
  )
}

export function placeText(header: BatchHeader, position: number, batch: Buffer): string {
  const codec = codecs[header.codec]
  if (codec === undefined) throw illegalArgument(`Unknown compression type id: ${header.codec}`)
  return (
    ` position: ${position} ${timestampName(header)}: ${header.maxTimestamp} size: ${batch.length}` +
    ` magic: ${header.magic} compresscodec: ${codec} crc: ${header.crc} isvalid: ${isIntact(batch, header)}`
  )
}

export const timestampName = ({ isLogAppendTime }: BatchHeader): string =>
  isLogAppendTime ? 'LogAppendTime' : 'CreateTime'
