// A random id as Kafka makes them: 22 characters of URL-safe base64 that do not begin with a dash, which a command line would
// take for an option.

import { randomBytes } from 'node:crypto'
import { asUuid, type Uuid } from '#model/uuid.js'

export function randomUuid(): Uuid {
  for (;;) {
    const bytes = randomBytes(16)
    // Version 4, variant 2, as java.util.UUID.randomUUID has them.
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const text = bytes.toString('base64url')
    if (!text.startsWith('-')) return asUuid(text)
  }
}
