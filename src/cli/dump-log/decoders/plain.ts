// Keys and values as text or numbers: the decoder classes that Kafka brings along, by their Java names.

import { DumpFailure } from '../failure.ts'
import { javaString } from '../java-text.ts'
import type { Decoder } from './decoder.ts'

type ToText = (bytes: Buffer) => string

function needed(bytes: Buffer, size: number): Buffer {
  if (bytes.length < size) throw new DumpFailure('java.nio.BufferUnderflowException')
  return bytes
}

const classes: Readonly<Record<string, ToText>> = {
  StringDecoder: javaString,
  LongDecoder: (bytes) => String(needed(bytes, 8).readBigInt64BE(0)),
  IntegerDecoder: (bytes) => String(needed(bytes, 4).readInt32BE(0)),
  // The original shows the identity of a Java array, which tells nothing.
  DefaultDecoder: (bytes) => bytes.toString('hex')
}

const packages = ['org.apache.kafka.tools.api.', 'kafka.serializer.']
export const defaultDecoderClass = 'org.apache.kafka.tools.api.StringDecoder'

/** Of a class name; a class of one's own would need a Java machine. */
export function textOf(className: string): ToText {
  const prefix = packages.find((name) => className.startsWith(name))
  const found = prefix === undefined ? undefined : classes[className.slice(prefix.length)]
  if (found === undefined) {
    const names = Object.keys(classes).map((name) => `${packages[0]}${name}`)
    throw new DumpFailure(
      'java.lang.RuntimeException',
      `Failed to load decoder class ${className}: this tool has no Java machine; built in are ${names.join(', ')}`
    )
  }
  return found
}

export function plainDecoder(keyText: ToText, valueText: ToText): Decoder {
  return ({ key, value }) => ({
    key: key === null ? undefined : keyText(key),
    payload: value === null ? undefined : valueText(value)
  })
}
