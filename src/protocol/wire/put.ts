// Big-endian numbers at a place the caller has reserved. Hot writers reserve once for many fields and put them here.

export function putInt16(buffer: Buffer, at: number, value: number): void {
  buffer[at] = value >> 8
  buffer[at + 1] = value
}

export function putInt32(buffer: Buffer, at: number, value: number): void {
  buffer[at] = value >> 24
  buffer[at + 1] = value >> 16
  buffer[at + 2] = value >> 8
  buffer[at + 3] = value
}

/** Of a whole number within +-(2^53-1). */
export function putInt64(buffer: Buffer, at: number, value: number): void {
  const low = value | 0
  putInt32(buffer, at, low === value ? low >> 31 : Math.floor(value / 0x1_0000_0000))
  putInt32(buffer, at + 4, low)
}
