// The writing half of a codec. It takes drafts: what is left out is written as its default.

import type { ResolvedField, ResolvedMessage, ResolvedStruct } from './model.ts'
import { flexibleCondition, flexibleName, usesFlexible, versionGuard } from './read.ts'
import { defaultOf, isNullable } from './types.ts'
import { condition, type Span } from './versions.ts'

export function writeWriters(model: ResolvedMessage): string {
  const compared = structsCompared(model)
  return [
    ...[model.root, ...model.structs].map((struct) => writeWriter(struct, model)),
    ...model.structs.filter((struct) => compared.has(struct)).map((struct) => writeComparison(struct, model))
  ].join('\n')
}

function writeWriter(struct: ResolvedStruct, model: ResolvedMessage): string {
  const tagged = struct.fields.filter((field) => field.tag !== undefined)
  const flexible = flexibleName(model)
  let body = struct.fields
    .filter((field) => field.tag === undefined)
    .map((field) => guarded(condition(field.versions, model.versions), writeField(field, model, false)))
    .join('')
  if (model.flexible !== undefined) {
    const call =
      tagged.length > 0 ? `write${struct.name}Tags(writer, value, version)` : 'writer.tags(value.unknownTags)'
    body += guarded(flexible, `  ${call}\n`)
  }
  if (usesFlexible(body)) body = `  const flexible = ${flexibleCondition(model)}\n${body}`
  const guard = struct === model.root ? versionGuard(model) : ''
  const signature = `export function write${struct.name}(writer: Writer, value: Draft<${struct.name}>, version: number): void {\n`
  const whole = `${signature}${guard}${body}}\n`
  return tagged.length === 0 ? whole : `${whole}\n${writeTagWriter(struct, tagged, model)}`
}

/** Tags go out in ascending order, the kept unknown ones between the known. */
function writeTagWriter(struct: ResolvedStruct, tagged: readonly ResolvedField[], model: ResolvedMessage): string {
  const span: Span = model.flexible ?? model.versions
  const inside = { ...model, versions: span }
  const ordered = [...tagged].sort((a, b) => (a.tag ?? 0) - (b.tag ?? 0))
  const has = (field: ResolvedField): string => `has${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`
  const conditions = ordered.map((field) => {
    const when = condition(field.versions, span)
    const differs = `!(${isDefault(field)})`
    return `  const ${has(field)} = ${when === 'true' ? differs : `${when} && ${differs}`}\n`
  })
  const counts = ordered.map((field) => ` + (${has(field)} ? 1 : 0)`).join('')
  const parts = ordered.map(
    (field) =>
      `  if (${has(field)}) {\n` +
      `  next = writer.tagsBefore(unknown, next, ${field.tag})\n` +
      `  const begin = writer.beginTag(${field.tag})\n` +
      writeField(field, inside, true) +
      '  writer.endTag(begin)\n  }\n'
  )
  return (
    `function write${struct.name}Tags(writer: Writer, value: Draft<${struct.name}>, version: number): void {\n` +
    `  const unknown = value.unknownTags\n${conditions.join('')}` +
    `  writer.unsignedVarint((unknown?.length ?? 0)${counts})\n  let next = 0\n${parts.join('')}` +
    '  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)\n}\n'
  )
}

function guarded(when: string, code: string): string {
  if (when === 'true') return code
  return when === 'false' ? '' : `  if (${when}) {\n${code}  }\n`
}

/** What the writer starts from; an absent struct is written as one of defaults. */
function given(field: ResolvedField): string {
  const fallback = field.type.kind === 'struct' && !field.array && field.default !== null ? '{}' : defaultOf(field)
  if (!isNullable(field) || fallback === 'null') return `value.${field.name} ?? ${fallback}`
  return `value.${field.name} === undefined ? ${fallback} : value.${field.name}`
}

function writeField(field: ResolvedField, model: ResolvedMessage, inTag: boolean): string {
  const flexible = field.neverFlexible ? 'false' : flexibleName(model)
  const nullableWhen = condition(field.nullable, field.versions)
  const refusal =
    nullableWhen === 'true' || field.nullable === undefined
      ? ''
      : `  if (value.${field.name} === null && !(${nullableWhen})) refuseNull('${field.name}', version)\n`
  return refusal + (field.array ? writeArray(field, flexible) : writeSingle(field, flexible, inTag))
}

function writeSingle(field: ResolvedField, flexible: string, inTag: boolean): string {
  const nullable = field.nullable !== undefined
  if (field.type.kind === 'struct') {
    const local = `${field.name}Struct`
    const write = `write${field.type.name}(writer, ${local}, version)`
    if (!nullable) return `  write${field.type.name}(writer, ${given(field)}, version)\n`
    const [absent, present] = inTag
      ? ['writer.unsignedVarint(0)', 'writer.unsignedVarint(1)']
      : ['writer.int8(-1)', 'writer.int8(1)']
    return (
      `  const ${local} = ${given(field)}\n` +
      `  if (${local} === null) ${absent}\n  else {\n  ${present}\n  ${write}\n  }\n`
    )
  }
  const value = given(field)
  switch (field.type.kind) {
    case 'string':
      return nullable
        ? either(flexible, `writer.compactNullableString(${value})`, `writer.nullableString(${value})`)
        : either(flexible, `writer.compactString(${value})`, `writer.string(${value})`)
    case 'bytes':
      return nullable
        ? either(flexible, `writer.compactNullableBytes(${value})`, `writer.nullableBytes(${value})`)
        : either(flexible, `writer.compactBytes(${value})`, `writer.bytes32(${value})`)
    case 'records': {
      const whole = nullable ? value : `value.${field.name} ?? Buffer.alloc(0)`
      return either(flexible, `writer.compactNullableBytes(${whole})`, `writer.nullableBytes(${whole})`)
    }
    default:
      return `  writer.${field.type.kind}(${value})\n`
  }
}

function either(flexible: string, yes: string, no: string): string {
  if (flexible === 'true') return `  ${yes}\n`
  return flexible === 'false' ? `  ${no}\n` : `  if (flexible) ${yes}\n  else ${no}\n`
}

function writeArray(field: ResolvedField, flexible: string): string {
  const list = `${field.name}List`
  const element = (() => {
    switch (field.type.kind) {
      case 'struct':
        return `write${field.type.name}(writer, item, version)`
      case 'string':
        return either(flexible, 'writer.compactString(item)', 'writer.string(item)')
      case 'bytes':
        return either(flexible, 'writer.compactBytes(item)', 'writer.bytes32(item)')
      default:
        return `writer.${field.type.kind}(item)`
    }
  })()
  const items =
    `  writer.count(${flexible}, ${list}.length)\n` + `  for (const item of ${list}) {\n  ${element.trim()}\n  }\n`
  const start = `  const ${list} = ${given(field)}\n`
  if (field.nullable === undefined) return start + items
  return `${start}  if (${list} === null) writer.nullArray(${flexible})\n  else {\n${items}  }\n`
}

/** Whether a draft's field says nothing but its default. */
function isDefault(field: ResolvedField): string {
  const value = `value.${field.name}`
  const byDefault = defaultOf(field)
  if (byDefault === 'null') return `(${value} ?? null) === null`
  const notNull = isNullable(field) ? `${value} !== null && ` : ''
  if (field.array || field.type.kind === 'bytes') return `${notNull}(${value}?.length ?? 0) === 0`
  if (field.type.kind === 'struct') return `${notNull}isDefault${field.type.name}(${value} ?? {})`
  // A bigint of the same value is the same value.
  const equals = field.type.kind === 'int64' ? '==' : '==='
  return `${notNull}(${value} ?? ${byDefault}) ${equals} ${byDefault}`
}

function structsCompared(model: ResolvedMessage): Set<ResolvedStruct> {
  const found = new Set<ResolvedStruct>()
  const add = (struct: ResolvedStruct): void => {
    found.add(struct)
    for (const field of struct.fields) if (comparesStruct(field)) add(field.type as ResolvedStruct)
  }
  for (const struct of [model.root, ...model.structs]) {
    for (const field of struct.fields) {
      if (field.tag !== undefined && comparesStruct(field)) add(field.type as ResolvedStruct)
    }
  }
  return found
}

function comparesStruct(field: ResolvedField): boolean {
  return !field.array && field.type.kind === 'struct' && field.default !== null
}

function writeComparison(struct: ResolvedStruct, model: ResolvedMessage): string {
  const parts = struct.fields.map((field) => `(${isDefault(field)})`)
  if (model.flexible !== undefined) parts.push('(value.unknownTags?.length ?? 0) === 0')
  const whole = parts.length === 0 ? 'true' : parts.join(' && ')
  return `function isDefault${struct.name}(value: Draft<${struct.name}>): boolean {\n  return ${whole}\n}\n`
}
