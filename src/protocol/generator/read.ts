// The reading half of a codec. An object literal is evaluated in the order it is written in, and that is the wire's.

import type { Primitive } from '../schema/language.ts'
import { minimumSize, type ResolvedField, type ResolvedMessage, type ResolvedStruct } from './model.ts'
import { defaultOf } from './types.ts'
import { choose, condition, contains, type Span } from './versions.ts'

export function writeReaders(model: ResolvedMessage): string {
  const structs = model.structs.map((struct) => writeReader(struct, model))
  return [writeReader(model.root, model), ...structs, ...writeListReaders(model)].join('\n')
}

export function flexibleCondition(model: ResolvedMessage): string {
  return condition(model.flexible, model.versions)
}

/** How code inside a function says "flexible": a constant, or the local of that name. */
export function flexibleName(model: ResolvedMessage): string {
  const when = flexibleCondition(model)
  return when === 'true' || when === 'false' ? when : 'flexible'
}

export function versionGuard(model: ResolvedMessage): string {
  const { min, max } = model.versions
  return `  if (version < ${min} || version > ${max}) refuseVersion('${model.message.name}', version)\n`
}

function writeReader(struct: ResolvedStruct, model: ResolvedMessage): string {
  const tagged = struct.fields.filter((field) => field.tag !== undefined)
  const flexible = flexibleName(model)
  const fields = struct.fields.map((field) => {
    if (field.tag !== undefined) return `    ${field.name}: ${defaultOf(field)}`
    const when = condition(field.versions, model.versions)
    return `    ${field.name}: ${choose(when, readField(field, model, false), defaultOf(field))}`
  })
  if (model.flexible !== undefined) {
    fields.push(`    unknownTags: ${tagged.length > 0 ? 'undefined' : choose(flexible, 'reader.tags()', 'undefined')}`)
  }
  const literal = fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n  }`
  const guard = struct === model.root ? versionGuard(model) : ''
  const body = guard + literal
  const local = usesFlexible(body) || (tagged.length > 0 && flexible === 'flexible')
  const head = local ? `${guard}  const flexible = ${flexibleCondition(model)}\n` : guard
  const signature = `export function read${struct.name}(reader: Reader, version: number): ${struct.name} {\n`
  if (tagged.length === 0) return `${signature}${head}  return ${literal}\n}\n`
  const call = `read${struct.name}Tags(reader, version, value)`
  const tags = flexible === 'true' ? `  ${call}\n` : `  if (${flexible}) ${call}\n`
  const whole = `${signature}${head}  const value: ${struct.name} = ${literal}\n${tags}  return value\n}\n`
  return `${whole}\n${writeTagReader(struct, tagged, model)}`
}

function writeTagReader(struct: ResolvedStruct, tagged: readonly ResolvedField[], model: ResolvedMessage): string {
  // Tags exist in flexible versions only.
  const span = model.flexible ?? model.versions
  const branches = tagged.map((field) => {
    const when = condition(field.versions, span)
    const guard = when === 'true' ? '' : ` && ${when}`
    return (
      `    if (tag === ${field.tag}${guard}) {\n` +
      '      const end = reader.tagEnd()\n' +
      `      value.${field.name} = ${readField(field, { ...model, versions: span }, true)}\n` +
      '      reader.tagDone(end)\n' +
      '      continue\n' +
      '    }\n'
    )
  })
  return (
    `function read${struct.name}Tags(reader: Reader, version: number, value: ${struct.name}): void {\n` +
    '  for (let count = reader.tagCount(); count > 0; count--) {\n' +
    '    const tag = reader.unsignedVarint()\n' +
    branches.join('') +
    '    value.unknownTags ??= []\n' +
    '    value.unknownTags.push(reader.unknownTag(tag))\n' +
    '  }\n}\n'
  )
}

export function usesFlexible(body: string): boolean {
  return /\bflexible\b/.test(body)
}

function readField(field: ResolvedField, model: ResolvedMessage, inTag: boolean): string {
  const flexible = field.neverFlexible ? 'false' : flexibleName(model)
  const nullableWhen = condition(field.nullable, field.versions)
  const plain = readValue(field, model, flexible, false, inTag)
  const nullable = nullableWhen === 'false' ? plain : readValue(field, model, flexible, true, inTag)
  const whole = choose(nullableWhen, nullable, plain)
  return whole.includes('?') ? `(${whole})` : whole
}

function readValue(
  field: ResolvedField,
  model: ResolvedMessage,
  flexible: string,
  nullable: boolean,
  inTag: boolean
): string {
  if (field.array) return readArray(field, model, flexible, nullable)
  if (field.type.kind !== 'struct') return readPrimitive(field.type, flexible, nullable)
  const read = `read${field.type.name}(reader, version)`
  if (!nullable) return read
  return inTag ? `reader.unsignedVarint() === 0 ? null : ${read}` : `reader.int8() < 0 ? null : ${read}`
}

function readPrimitive(type: Primitive, flexible: string, nullable: boolean): string {
  const kind = type.kind
  if (kind === 'records') {
    const read = choose(flexible, 'reader.compactRecords()', 'reader.records()')
    return nullable ? read : `(${read}) ?? refuse('null where records are required')`
  }
  if (kind !== 'string' && kind !== 'bytes') return `reader.${kind}()`
  const noun = kind === 'string' ? 'String' : 'Bytes'
  if (nullable) return choose(flexible, `reader.compactNullable${noun}()`, `reader.nullable${noun}()`)
  return choose(flexible, `reader.compact${noun}()`, `reader.${kind}()`)
}

function readArray(field: ResolvedField, model: ResolvedMessage, flexible: string, nullable: boolean): string {
  const least = sizeExpression(field, model)
  const suffix = nullable ? 'OrNull' : ''
  const counter = isNumber(field.type.kind) ? 'numberCount' : 'count'
  const count = `reader.${counter}${suffix}(${flexible}, ${least})`
  if (field.type.kind === 'struct') return `read${field.type.name}List${suffix}(reader, version, ${count})`
  if (field.type.kind === 'string') return `reader.strings${suffix}(${count}, ${flexible})`
  if (field.type.kind === 'bytes') return `reader.bytesList${suffix}(${count}, ${flexible})`
  return `reader.${field.type.kind}s${suffix}(${count})`
}

function isNumber(kind: string): boolean {
  return /^u?int|^float|^bool/.test(kind)
}

/** The least size of an element as an expression over `version`, newest first. */
function sizeExpression(field: ResolvedField, model: ResolvedMessage): string {
  const span: Span = field.versions
  const runs: { from: number; size: number }[] = []
  for (let version = span.min; version <= span.max; version++) {
    const flexible = field.neverFlexible ? undefined : model.flexible
    const size = minimumSize(field.type, version, flexible)
    if (size < 1) throw new Error(`${field.name}: an element of no bytes would not bound its count`)
    if (runs.at(-1)?.size !== size) runs.push({ from: version, size })
  }
  return runs
    .reverse()
    .map(({ from, size }, index) => (index === runs.length - 1 ? `${size}` : `version >= ${from} ? ${size} : `))
    .join('')
}

function writeListReaders(model: ResolvedMessage): string[] {
  return model.structs.flatMap((struct) => {
    const uses = [...model.structs, model.root]
      .flatMap((owner) => owner.fields)
      .filter((field) => field.array && field.type === struct)
    if (uses.length === 0) return []
    const name = struct.name
    const list =
      `function read${name}List(reader: Reader, version: number, count: number): ${name}[] {\n` +
      `  const list: ${name}[] = []\n` +
      `  for (let i = 0; i < count; i++) list.push(read${name}(reader, version))\n` +
      '  return list\n}\n'
    const orNull =
      `function read${name}ListOrNull(reader: Reader, version: number, count: number): ${name}[] | null {\n` +
      `  return count < 0 ? null : read${name}List(reader, version, count)\n}\n`
    return uses.some((field) => contains(field.nullable, field.nullable?.min ?? -1)) ? [list, orNull] : [list]
  })
}
