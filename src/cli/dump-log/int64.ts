// Java's long: a number while it is exact, a bigint beyond 2^53-1, and sums that wrap around as Java's do. A dump shows what is
// in a damaged file, so every digit counts.

import type { Int64 } from '#model/offset.js'

export function int64At(buffer: Buffer, at: number): Int64 {
  const value = buffer.readInt32BE(at) * 0x1_0000_0000 + buffer.readUInt32BE(at + 4)
  return Number.isSafeInteger(value) ? value : buffer.readBigInt64BE(at)
}

export function plus(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return narrow(BigInt.asIntN(64, BigInt(a) + BigInt(b)))
}

export function narrow(value: bigint): Int64 {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
