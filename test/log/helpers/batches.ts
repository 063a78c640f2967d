// Small uncompressed record batches (magic 2), as a producer would send them.

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  return crc
})

export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] as number)
  return (crc ^ 0xffffffff) >>> 0
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n))
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Buffer.from(bytes)
}

export interface BatchOptions {
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly sequence?: number
  readonly timestamp?: number
}

/** One batch with a record for each value; record n has timestamp + n. */
export function batchOf(values: readonly string[], options: BatchOptions = {}): Buffer {
  const timestamp = options.timestamp ?? 1_700_000_000_000
  const records = values.map((value, delta) => {
    const text = Buffer.from(value)
    const body = Buffer.concat([
      Buffer.from([0]),
      varint(delta),
      varint(delta),
      varint(-1),
      varint(text.length),
      text,
      varint(0)
    ])
    return Buffer.concat([varint(body.length), body])
  })
  const header = Buffer.alloc(61)
  const size = header.length + records.reduce((sum, record) => sum + record.length, 0)
  header.writeInt32BE(size - 12, 8)
  header.writeInt32BE(-1, 12)
  header.writeInt8(2, 16)
  header.writeInt16BE(0, 21)
  header.writeInt32BE(values.length - 1, 23)
  header.writeBigInt64BE(BigInt(timestamp), 27)
  header.writeBigInt64BE(BigInt(timestamp + values.length - 1), 35)
  header.writeBigInt64BE(BigInt(options.producerId ?? -1), 43)
  header.writeInt16BE(options.producerEpoch ?? -1, 51)
  header.writeInt32BE(options.sequence ?? -1, 53)
  header.writeInt32BE(values.length, 57)
  const batch = Buffer.concat([header, ...records])
  batch.writeUInt32BE(crc32c(batch.subarray(21)), 17)
  return batch
}

/** Base offset, leader epoch and record count of each whole batch. */
export function headersOf(bytes: Buffer): { baseOffset: number; leaderEpoch: number; count: number; size: number }[] {
  const headers = []
  let at = 0
  while (at + 61 <= bytes.length) {
    const size = bytes.readInt32BE(at + 8) + 12
    if (at + size > bytes.length) break
    headers.push({
      baseOffset: Number(bytes.readBigInt64BE(at)),
      leaderEpoch: bytes.readInt32BE(at + 12),
      count: bytes.readInt32BE(at + 57),
      size
    })
    at += size
  }
  return headers
}
