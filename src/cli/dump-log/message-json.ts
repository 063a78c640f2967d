// A decoded message in Kafka's JSON form (that of its JsonConverters): the fields of the version in the order of the schema,
// tagged ones only when they are not at their default, bytes in base64, unknown tagged fields left out.

import { contains, parseVersions, type Span } from '#protocol/generator/versions.js'
import type { Field, Message, Struct, Type } from '#protocol/schema/language.js'
import { javaDouble, jsonString } from './java-text.ts'

type Plain = Readonly<Record<string, unknown>>

/** Says a field's value instead of the usual rule, or undefined to leave it to the rule. */
export type Replace = (field: Field, value: unknown, owner: Plain) => string | undefined

const spans = new Map<string, Span | undefined>()

function spanOf(versions: string): Span | undefined {
  if (!spans.has(versions)) spans.set(versions, parseVersions(versions))
  return spans.get(versions)
}

export function messageJson(message: Message, value: unknown, version: number, replace?: Replace): string {
  return structJson(message.fields, value as Plain, version, replace)
}

function structJson(fields: readonly Field[], value: Plain, version: number, replace?: Replace): string {
  const parts: string[] = []
  for (const field of fields) {
    if (field.versions !== undefined && !contains(spanOf(field.versions), version)) continue
    const inside = value[field.name]
    if (field.tag !== undefined && isDefault(field, inside)) continue
    const shown = replace?.(field, inside, value) ?? valueJson(field.type, inside, version, replace)
    parts.push(`${jsonString(field.name)}:${shown}`)
  }
  return `{${parts.join(',')}}`
}

function valueJson(type: Type, value: unknown, version: number, replace?: Replace): string {
  if (value === null) return 'null'
  switch (type.kind) {
    case 'struct':
      return structJson(type.fields, value as Plain, version, replace)
    case 'array':
      return `[${(value as unknown[]).map((item) => valueJson(type.of, item, version, replace)).join(',')}]`
    case 'bytes':
      return jsonString((value as Buffer).toString('base64'))
    case 'string':
    case 'uuid':
      return jsonString(value as string)
    case 'float64':
      return Number.isFinite(value) ? javaDouble(value as number) : jsonString(javaDouble(value as number))
    case 'records':
      throw new Error('records have no JSON form')
    default:
      return String(value)
  }
}

function isDefault(field: Field, value: unknown): boolean {
  if (value === null) return field.default === null || field.type.kind === 'records'
  if (field.default === null) return false
  const { type } = field
  if (type.kind === 'array') return (value as unknown[]).length === 0
  if (type.kind === 'struct') return isDefaultStruct(type, value as Plain)
  if (type.kind === 'bytes') return (value as Buffer).length === 0
  return value === (field.default ?? usualDefault(type.kind))
}

const isDefaultStruct = (struct: Struct, value: Plain): boolean =>
  struct.fields.every((field) => isDefault(field, value[field.name]))

function usualDefault(kind: string): unknown {
  if (kind === 'bool') return false
  if (kind === 'string') return ''
  return kind === 'uuid' ? 'AAAAAAAAAAAAAAAAAAAAAA' : 0
}
