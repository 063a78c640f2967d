// What hot decoders do with tagged fields they have no use for: checked and passed over, not kept.

import { ProtocolError } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'

export function skipTags(reader: Reader): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    reader.unsignedVarint()
    reader.offset = reader.tagEnd()
  }
}

export function skipInt32s(reader: Reader, flexible: boolean): void {
  reader.take(reader.numberCount(flexible, 4) * 4)
}

/** A frame must end where its message does. */
export function expectEnd(reader: Reader): void {
  if (reader.remaining !== 0) throw new ProtocolError(`${reader.remaining} bytes after the message`)
}
