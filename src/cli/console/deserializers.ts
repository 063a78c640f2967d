// Bytes as text, by the names of Kafka's deserializers. Without one, bytes are printed as they are.

import { UsageError } from '../options/definition.ts'

/** What is printed for a value that is there. */
export type Shown = (bytes: Buffer) => string | Buffer

const serializationPackage = 'org.apache.kafka.common.serialization.'

const raw: Shown = (bytes) => bytes

/** Refuses what has another length than the type, as Java does. */
function sized(length: number, name: string, show: (bytes: Buffer) => string): Shown {
  return (bytes) => {
    if (bytes.length === length) return show(bytes)
    throw new UsageError(`Size of data received by ${name} is not ${length}`, {
      javaClass: 'org.apache.kafka.common.errors.SerializationException'
    })
  }
}

/** As Java prints a double: 5 is 5.0. */
const decimal = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e7 ? `${value}.0` : String(value)

/** Kafka's Bytes: printable ASCII as it is, everything else as \xNN. */
function escaped(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => {
      if (byte === 0x5c) return '\\\\'
      if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte)
      return `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}

const known: Readonly<Record<string, Shown>> = {
  StringDeserializer: (bytes) => bytes.toString('utf8'),
  IntegerDeserializer: sized(4, 'IntegerDeserializer', (bytes) => String(bytes.readInt32BE(0))),
  LongDeserializer: sized(8, 'LongDeserializer', (bytes) => String(bytes.readBigInt64BE(0))),
  ShortDeserializer: sized(2, 'ShortDeserializer', (bytes) => String(bytes.readInt16BE(0))),
  FloatDeserializer: sized(4, 'Deserializer', (bytes) => decimal(Number(bytes.readFloatBE(0).toPrecision(7)))),
  DoubleDeserializer: sized(8, 'Deserializer', (bytes) => decimal(bytes.readDoubleBE(0))),
  BooleanDeserializer: sized(1, 'BooleanDeserializer', (bytes) => String(bytes[0] === 1)),
  UUIDDeserializer: (bytes) => bytes.toString('utf8'),
  BytesDeserializer: escaped,
  // Java prints the address of the array or a description of the buffer; the bytes are what somebody wants.
  ByteArrayDeserializer: raw,
  ByteBufferDeserializer: raw,
  VoidDeserializer: () => 'null'
}

export function deserializer(className: string | undefined): Shown {
  if (className === undefined || className === '') return raw
  const name = className.startsWith(serializationPackage) ? className.slice(serializationPackage.length) : undefined
  const found = name === undefined ? undefined : known[name]
  if (found !== undefined) return found
  throw new UsageError(className, { javaClass: 'java.lang.ClassNotFoundException' })
}
