// Topic names and ids as strings that are made once.
//
// A produce or fetch loop says the same few names a million times. Making each anew costs more than the rest of the
// frame; comparing the bytes with the string they gave last time does not. Direct-mapped: two names of one slot take
// turns, which costs time and nothing else.

import { asUuid, type Uuid, zeroUuid } from '#model/uuid.js'
import type { Reader } from '../wire/reader.ts'

const slots = 4096
/** Longer texts than a topic name may be are not worth keeping. */
const nameBytesMax = 249

export class Interned {
  readonly #names: string[] = new Array<string>(slots).fill('')
  readonly #ids: Uuid[] = new Array<Uuid>(slots).fill(zeroUuid)
  /** Four words an id, so that a look-up compares numbers. */
  readonly #idWords: Int32Array = new Int32Array(slots * 4)

  name(reader: Reader, flexible: boolean): string {
    const start = reader.offset
    const length = flexible ? reader.unsignedVarint() - 1 : reader.int16()
    if (length < 0 || length > nameBytesMax) {
      reader.offset = start
      return flexible ? reader.compactString() : reader.string()
    }
    const at = reader.take(length)
    const { buffer } = reader
    // Names differ at their ends more than at their beginnings.
    let hash = length
    for (let i = length > 8 ? at + length - 8 : at; i < at + length; i++)
      hash = (Math.imul(hash, 31) + (buffer[i] as number)) | 0
    const slot = (hash ^ (hash >>> 15)) & (slots - 1)
    const known = this.#names[slot] as string
    if (known.length === length && sameText(known, buffer, at)) return known
    const made = buffer.toString('utf8', at, at + length)
    this.#names[slot] = made
    return made
  }

  /** Where null may stand, in a frame that is not flexible: a request header's client id. */
  nullableName(reader: Reader): string | null {
    const start = reader.offset
    if (reader.int16() < 0) return null
    reader.offset = start
    return this.name(reader, false)
  }

  id(reader: Reader): Uuid {
    const a = reader.int32()
    const b = reader.int32()
    const c = reader.int32()
    const d = reader.int32()
    // Ids are random, so their bits need little mixing.
    const slot = (b ^ d ^ (d >>> 16)) & (slots - 1)
    const words = this.#idWords
    const at = slot * 4
    if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) {
      return this.#ids[slot] as Uuid
    }
    const id = asUuid(reader.buffer.toString('base64url', reader.offset - 16, reader.offset))
    this.#ids[slot] = id
    words[at] = a
    words[at + 1] = b
    words[at + 2] = c
    words[at + 3] = d
    return id
  }
}

/** Only for ASCII, which is what topic names are; another text never matches, since its bytes are not its characters. */
function sameText(text: string, buffer: Buffer, at: number): boolean {
  for (let i = 0; i < text.length; i++) {
    const byte = buffer[at + i] as number
    if (byte !== text.charCodeAt(i) || byte >= 0x80) return false
  }
  return true
}
