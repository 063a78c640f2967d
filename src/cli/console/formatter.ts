// What kafka-console-consumer prints of a record.

import type { ConsumerRecord } from '#client/consumer.js'
import { deserializer, type Shown } from './deserializers.ts'

export type Piece = string | Buffer

/** The pieces to print, none for a record that is not shown. */
export type Formatter = (record: ConsumerRecord) => readonly Piece[]

type Properties = Readonly<Record<string, string>>

const isTrue = (text: string | undefined, fallback: boolean): boolean =>
  text === undefined ? fallback : text.trim().toLowerCase() === 'true'

interface Shape {
  readonly separator: string
  readonly end: string
  readonly headersSeparator: string
  readonly nullLiteral: string
  readonly key: Shown
  readonly value: Shown
  readonly header: Shown
}

const shapeOf = (properties: Properties): Shape => ({
  separator: properties['key.separator'] ?? '\t',
  end: properties['line.separator'] ?? '\n',
  headersSeparator: properties['headers.separator'] ?? ',',
  nullLiteral: properties['null.literal'] ?? 'null',
  key: deserializer(properties['key.deserializer']),
  value: deserializer(properties['value.deserializer']),
  header: deserializer(properties['headers.deserializer'] ?? properties['header.deserializer'])
})

function timeText({ timestamp, isLogAppendTime }: ConsumerRecord): string {
  if (timestamp < 0) return 'NO_TIMESTAMP'
  return `${isLogAppendTime ? 'LogAppendTime' : 'CreateTime'}:${timestamp}`
}

function headerPieces(record: ConsumerRecord, { header, headersSeparator, nullLiteral }: Shape): Piece[] {
  if (record.headers.length === 0) return ['NO_HEADERS']
  return record.headers.flatMap(({ key, value }, at) => [
    `${at === 0 ? '' : headersSeparator}${key}:`,
    value === null ? nullLiteral : header(value)
  ])
}

/** Time, partition, offset, epoch, headers, key and value, as far as they are asked for, in this order. */
export function defaultFormatter(properties: Properties): Formatter {
  const shape = shapeOf(properties)
  const { separator, end, nullLiteral } = shape
  const bytes = (value: Buffer | null, show: Shown): Piece => (value === null ? nullLiteral : show(value))
  const columns: [boolean, (record: ConsumerRecord) => readonly Piece[]][] = [
    [isTrue(properties['print.timestamp'], false), (record) => [timeText(record)]],
    [isTrue(properties['print.partition'], false), ({ partition }) => [`Partition:${partition}`]],
    [isTrue(properties['print.offset'], false), ({ offset }) => [`Offset:${offset}`]],
    // Kafka's tool never has the epoch at hand here, and says so.
    [isTrue(properties['print.epoch'], false), () => ['Epoch:NOT_PRESENT']],
    [isTrue(properties['print.headers'], false), (record) => headerPieces(record, shape)],
    [isTrue(properties['print.key'], false), ({ key }) => [bytes(key, shape.key)]],
    [isTrue(properties['print.value'], true), ({ value }) => [bytes(value, shape.value)]]
  ]
  const shown = columns.filter(([wanted]) => wanted).map(([, column]) => column)
  return (record) => [
    ...shown.flatMap((column, at) => (at === 0 ? column(record) : [separator, ...column(record)])),
    end
  ]
}

export const noOpFormatter: Formatter = () => []
