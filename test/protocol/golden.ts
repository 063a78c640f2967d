// Golden vectors of the wire: how they are stored, and our values in the JSON form they are stored in.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contains, parseVersions } from '#protocol/generator/versions.js'
import {
  apis,
  dataMessages,
  groupRecords,
  headers,
  metadataRecords,
  shareRecords,
  transactionRecords
} from '#protocol/schema/all.js'
import type { Field, Message, Struct } from '#protocol/schema/language.js'
import type { Codec, Draft } from '#protocol/wire/types.js'
import { Writer } from '#protocol/wire/writer.js'

const golden = fileURLToPath(new URL('../golden/', import.meta.url))

export interface Vector {
  readonly api: string
  readonly kind: string
  readonly key?: number
  readonly version: number
  readonly variant: string
  readonly hex: string
  readonly frame?: string
  readonly json: unknown
  readonly records?: readonly string[]
}

export function jsonLines<T>(path: string): T[] {
  return readFileSync(join(golden, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

export function wireVectors(folder: string): Vector[] {
  return readdirSync(join(golden, 'wire', folder))
    .sort()
    .flatMap((file) => jsonLines<Vector>(`wire/${folder}/${file}`))
}

export const schemas: ReadonlyMap<string, Message> = new Map(
  [
    ...apis.flatMap((api) => [api.request, api.response]),
    ...headers,
    ...metadataRecords.map(({ message }) => message),
    ...[...groupRecords, ...transactionRecords, ...shareRecords].flatMap((record) => [
      record.keyMessage,
      record.valueMessage
    ]),
    ...dataMessages
  ].map((message) => [message.name, message])
)

type Plain = Record<string, unknown>

/** A value as Kafka's JSON form has it: only fields of the version, tagged ones only when not at their default. */
export function toJson(message: Message, value: unknown, version: number, frame: Buffer, records: string[]): unknown {
  return structToJson(
    { kind: 'struct', name: message.name, fields: message.fields },
    value as Plain,
    version,
    frame,
    records
  )
}

function structToJson(struct: Struct, value: Plain, version: number, frame: Buffer, records: string[]): Plain {
  const json: Plain = {}
  for (const field of struct.fields) {
    if (field.versions !== undefined && !contains(parseVersions(field.versions), version)) continue
    const shown = fieldToJson(field, value[field.name], version, frame, records)
    if (field.tag !== undefined && isDefault(field, shown, version)) continue
    json[field.name] = shown
  }
  return json
}

function fieldToJson(field: Field, value: unknown, version: number, frame: Buffer, records: string[]): unknown {
  if (value === null) return null
  const { type } = field
  if (type.kind === 'struct') return structToJson(type, value as Plain, version, frame, records)
  if (type.kind === 'array') {
    const element: Field = { name: field.name, type: type.of }
    return (value as unknown[]).map((item) => fieldToJson(element, item, version, frame, records))
  }
  if (type.kind === 'bytes') return (value as Buffer).toString('base64')
  if (type.kind === 'records') {
    const { offset, length } = value as { offset: number; length: number }
    records.push(frame.subarray(offset, offset + length).toString('hex'))
    return ''
  }
  return typeof value === 'bigint' ? value.toString() : value
}

function isDefault(field: Field, shown: unknown, version: number): boolean {
  if (field.default === null) return shown === null
  if (shown === null) return field.type.kind === 'records'
  if (field.type.kind === 'array') return (shown as unknown[]).length === 0
  if (field.type.kind === 'struct') {
    return field.type.fields.every((inner) => {
      const value = (shown as Plain)[inner.name]
      return value === undefined || isDefault(inner, value, version)
    })
  }
  const usual = { bool: false, string: '', bytes: '', records: null, uuid: 'AAAAAAAAAAAAAAAAAAAAAA' } as Plain
  const byDefault = field.default ?? usual[field.type.kind] ?? 0
  return shown === (typeof byDefault === 'bigint' ? byDefault.toString() : byDefault)
}

/** A decoded value made writable again: references to records become their bytes. */
export function toDraft(value: unknown, frame: Buffer): unknown {
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value
  if (Array.isArray(value)) return value.map((item) => toDraft(item, frame))
  const entries = Object.entries(value)
  if (entries.length === 2 && 'offset' in value && 'length' in value) {
    const { offset, length } = value as { offset: number; length: number }
    return frame.subarray(offset, offset + length)
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, toDraft(item, frame)]))
}

/** The same value without bigints, which hot codecs have no room for: MAX_SAFE_INTEGER stands for them. */
export function withoutBigints<T>(value: T): T {
  if (typeof value === 'bigint') return Number.MAX_SAFE_INTEGER as T
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value
  if (Array.isArray(value)) return value.map(withoutBigints) as T
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutBigints(item)])) as T
}

/** What the generic writer makes of a decoded value. */
export function written<T>(codec: Codec<T>, value: T, version: number, frame: Buffer): string {
  const writer = new Writer()
  codec.write(writer, toDraft(value, frame) as Draft<T>, version)
  return writer.bytes().toString('hex')
}
