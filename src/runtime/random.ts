// Luck as a port, so that a simulation can replay it.

import { randomFillSync, randomInt } from 'node:crypto'
import { asUuid, type Uuid } from '#model/uuid.js'

export interface Random {
  /** A whole number from 0 to below `bound`; bound at most 2^32. */
  below(bound: number): number
  bytes(length: number): Buffer
  /** A version 4 id that does not begin with a dash and is none of Kafka's reserved ones (KIP-516). */
  uuid(): Uuid
}

/** Makes an id of 16 random bytes, or nothing when the id would be awkward on a command line. */
export function uuidOf(bytes: Buffer): Uuid | undefined {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = bytes.toString('base64url')
  return text.startsWith('-') ? undefined : asUuid(text)
}

export const systemRandom: Random = {
  below: (bound) => randomInt(bound),
  bytes: (length) => randomFillSync(Buffer.alloc(length)),
  uuid() {
    while (true) {
      const uuid = uuidOf(randomFillSync(Buffer.alloc(16)))
      if (uuid !== undefined) return uuid
    }
  }
}
