// The interfaces of a message and the defaults of its fields.

import type { ResolvedField, ResolvedMessage, ResolvedStruct } from './model.ts'
import { describeSpan } from './versions.ts'

const typeNames: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int8: 'number',
  int16: 'number',
  uint16: 'number',
  int32: 'number',
  uint32: 'number',
  int64: 'Int64',
  float64: 'number',
  string: 'string',
  bytes: 'Buffer',
  records: 'RecordsRef',
  uuid: 'Uuid'
}

export function typeName(field: ResolvedField): string {
  const element = field.type.kind === 'struct' ? field.type.name : (typeNames[field.type.kind] ?? '')
  const whole = field.array ? `${element}[]` : element
  return isNullable(field) ? `${whole} | null` : whole
}

/** Records may always be null in our types: that is what a version without them, and Kafka's default, is. */
export function isNullable(field: ResolvedField): boolean {
  return field.nullable !== undefined || field.type.kind === 'records'
}

export function writeInterfaces(model: ResolvedMessage): string {
  return [...model.structs, model.root].map((struct) => writeInterface(struct, model)).join('\n')
}

function writeInterface(struct: ResolvedStruct, model: ResolvedMessage): string {
  const lines = struct.fields.map((field) => {
    const notes: string[] = []
    if (field.versions.min > model.versions.min || field.versions.max < model.versions.max) {
      notes.push(describeSpan(field.versions, model.versions))
    }
    if (field.tag !== undefined) notes.push(`tag ${field.tag}`)
    if (field.default !== undefined) notes.push(`default ${field.default}`)
    if (field.type.kind !== 'struct' && !field.array && /int|float/.test(field.type.kind)) notes.push(field.type.kind)
    const note = notes.length === 0 ? '' : `  /** ${notes.join(', ')} */\n`
    return `${note}  ${field.name}: ${typeName(field)}\n`
  })
  if (model.flexible !== undefined) lines.push('  unknownTags?: UnknownTag[] | undefined\n')
  return `export interface ${struct.name} {\n${lines.join('')}}\n`
}

/** The default of a field as an expression. */
export function defaultOf(field: ResolvedField): string {
  if (field.default === null || field.type.kind === 'records') return 'null'
  if (field.array) return '[]'
  if (field.type.kind === 'struct') return `default${field.type.name}()`
  const given = field.default
  switch (field.type.kind) {
    case 'bool':
      return given === true ? 'true' : 'false'
    case 'string':
      return `'${given ?? ''}'`
    case 'bytes':
      return 'Buffer.alloc(0)'
    case 'uuid':
      return 'zeroUuid'
    default:
      return typeof given === 'bigint' ? `${given}n` : String(given ?? 0)
  }
}

/** Structs that must be made from nothing: fields that a version may lack, and tagged ones. */
export function structsWithDefaults(model: ResolvedMessage): Set<ResolvedStruct> {
  const wanted = new Set<ResolvedStruct>()
  const want = (struct: ResolvedStruct): void => {
    if (wanted.has(struct)) return
    wanted.add(struct)
    for (const field of struct.fields) {
      if (!field.array && field.type.kind === 'struct' && field.default !== null) want(field.type)
    }
  }
  for (const struct of [...model.structs, model.root]) {
    for (const field of struct.fields) {
      if (field.array || field.type.kind !== 'struct' || field.default === null) continue
      const everywhere = field.versions.min === model.versions.min && field.versions.max === model.versions.max
      if (field.tag !== undefined || !everywhere) want(field.type)
    }
  }
  return wanted
}

export function writeDefaults(model: ResolvedMessage): string {
  const tail = model.flexible === undefined ? '' : ', unknownTags: undefined'
  return model.structs
    .filter((struct) => structsWithDefaults(model).has(struct))
    .map((struct) => {
      const fields = struct.fields.map((field) => `${field.name}: ${defaultOf(field)}`).join(', ')
      return `function default${struct.name}(): ${struct.name} {\n  return { ${fields}${tail} }\n}\n`
    })
    .join('\n')
}
