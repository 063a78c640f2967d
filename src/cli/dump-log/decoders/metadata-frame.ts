// The frame around a record of the metadata log, and of __remote_log_metadata: frame version 1, the kind of record, its version, as
// unsigned varints; then the body. What is wrong is said in the original's words.

import { Reader } from '#protocol/wire/reader.js'

const frameVersion = 1

export interface MetadataFrame {
  readonly kind: number
  readonly version: number
  /** Behind the frame. */
  readonly reader: Reader
}

function varint(reader: Reader, what: string): number {
  try {
    return reader.unsignedVarint()
  } catch {
    throw new Error(`Error while reading ${what}`)
  }
}

export function readFrame(value: Buffer | null, isKnown: (kind: number) => boolean): MetadataFrame {
  const reader = new Reader(value ?? Buffer.alloc(0))
  const frame = varint(reader, 'frame version')
  if (frame === 0)
    throw new Error(
      'Could not deserialize metadata record with frame version 0. Note that upgrades from the preview release of KRaft in 2.8 to newer versions are not supported.'
    )
  if (frame !== frameVersion)
    throw new Error(
      `Could not deserialize metadata record due to unknown frame version ${frame}(only frame version ${frameVersion} is supported)`
    )
  const kind = varint(reader, 'type')
  const version = varint(reader, 'version')
  if (!isKnown(kind))
    throw new Error(`org.apache.kafka.common.errors.UnsupportedVersionException: Unknown metadata id ${kind}`)
  return { kind, version, reader }
}

/** What `read` makes of the body. */
export function readBody<T>({ kind, reader }: MetadataFrame, read: () => T): T {
  let body: T
  try {
    body = read()
  } catch {
    throw new Error(`Failed to deserialize record with type ${kind}`)
  }
  if (reader.remaining > 0) throw new Error(`Found ${reader.remaining} byte(s) of garbage after ${kind}`)
  return body
}
