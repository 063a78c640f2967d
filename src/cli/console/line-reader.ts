// How kafka-console-producer makes a record of a line (Kafka's LineMessageReader):
//
//   parse.headers   parse.key
//   h1:v1,h2:v2  \t  key       \t  value
//
// Lines are bytes, held in strings of one character a byte: what is not valid UTF-8 goes through unchanged.

import type { Header } from '#client/producer.js'
import { UsageError } from '../options/definition.ts'

export interface Line {
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly Header[]
}

const kafkaException = 'org.apache.kafka.common.KafkaException'

/** UTF-8 bytes, one character each. */
const binary = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')

interface Rules {
  readonly parseKey: boolean
  readonly parseHeaders: boolean
  readonly ignoreError: boolean
  readonly keySeparator: string
  readonly headersDelimiter: string
  readonly headersSeparator: string
  readonly headerKeySeparator: string
  readonly nullMarker: string | undefined
}

function rulesOf(properties: Readonly<Record<string, string>>): Rules {
  const isTrue = (name: string): boolean => properties[name]?.trim().toLowerCase() === 'true'
  const separator = (name: string, fallback: string): string => binary(properties[name] ?? fallback)
  const rules = {
    parseKey: isTrue('parse.key'),
    parseHeaders: isTrue('parse.headers'),
    ignoreError: isTrue('ignore.error'),
    keySeparator: separator('key.separator', '\t'),
    headersDelimiter: separator('headers.delimiter', '\t'),
    headersSeparator: separator('headers.separator', ','),
    headerKeySeparator: separator('headers.key.separator', ':'),
    nullMarker: properties['null.marker'] === undefined ? undefined : binary(properties['null.marker'])
  }
  const distinct: readonly [keyof Rules, string, keyof Rules, string][] = [
    ['headersDelimiter', 'headers.delimiter', 'headersSeparator', 'headers.separator'],
    ['headersDelimiter', 'headers.delimiter', 'headerKeySeparator', 'headers.key.separator'],
    ['headersSeparator', 'headers.separator', 'headerKeySeparator', 'headers.key.separator'],
    ['nullMarker', 'null.marker', 'keySeparator', 'key.separator'],
    ['nullMarker', 'null.marker', 'headersSeparator', 'headers.separator'],
    ['nullMarker', 'null.marker', 'headersDelimiter', 'headers.delimiter'],
    ['nullMarker', 'null.marker', 'headerKeySeparator', 'headers.key.separator']
  ]
  for (const [one, oneName, other, otherName] of distinct) {
    if (rules[one] === undefined || rules[one] !== rules[other]) continue
    throw new UsageError(`${oneName} and ${otherName} may not be equal`, { javaClass: kafkaException })
  }
  return rules
}

export class LineReader {
  readonly #rules: Rules
  #line = 0

  constructor(properties: Readonly<Record<string, string>>) {
    this.#rules = rulesOf(properties)
  }

  /** @throws UsageError with Kafka's class and message when a part is missing and ignore.error is not set. */
  read(line: string): Line {
    this.#line += 1
    const { parseHeaders, parseKey, headersDelimiter, keySeparator, nullMarker } = this.#rules
    const headers = this.#part(parseHeaders, line, 0, headersDelimiter, 'headers delimiter')
    const headersEnd = headers === undefined ? 0 : headers.length + headersDelimiter.length
    const key = this.#part(parseKey, line, headersEnd, keySeparator, 'key separator')
    const keyEnd = key === undefined ? 0 : key.length + keySeparator.length
    const value = line.slice(headersEnd + keyEnd)
    return {
      key: key === undefined || key === nullMarker ? null : bytes(key),
      value: value === nullMarker ? null : bytes(value),
      headers: headers === undefined || headers === nullMarker ? [] : this.#headers(headers)
    }
  }

  #part(enabled: boolean, line: string, from: number, separator: string, name: string): string | undefined {
    if (!enabled) return undefined
    const at = line.indexOf(separator, from)
    if (at >= 0) return line.slice(from, at)
    if (this.#rules.ignoreError) return undefined
    const shown = bytes(line).toString('utf8')
    throw new UsageError(`No ${name} found on line number ${this.#line}: '${shown}'`, { javaClass: kafkaException })
  }

  #headers(text: string): Header[] {
    const { headersSeparator, headerKeySeparator, ignoreError, nullMarker } = this.#rules
    return text.split(headersSeparator).map((pair) => {
      const at = pair.indexOf(headerKeySeparator)
      if (at < 0 && ignoreError) return { key: bytes(pair).toString('utf8'), value: null }
      if (at < 0) {
        const message = `No header key separator found in pair '${bytes(pair).toString('utf8')}' on line number ${this.#line}`
        throw new UsageError(message, { javaClass: kafkaException })
      }
      const [key, value] = [pair.slice(0, at), pair.slice(at + headerKeySeparator.length)]
      if (key === nullMarker) {
        const message = `Header keys should not be equal to the null marker '${nullMarker}' as they can't be null`
        throw new UsageError(message, { javaClass: kafkaException })
      }
      return { key: bytes(key).toString('utf8'), value: value === nullMarker ? null : bytes(value) }
    })
  }
}
