// A message of the schema with its versions resolved: what each field needs to know to be generated.

import type { Field, Message, Primitive, Struct } from '../schema/language.ts'
import { contains, parseVersions, type Span, within } from './versions.ts'

export interface ResolvedField {
  readonly name: string
  /** The element's type for an array. */
  readonly type: Primitive | ResolvedStruct
  readonly array: boolean
  readonly versions: Span
  readonly nullable: Span | undefined
  readonly tag: number | undefined
  readonly neverFlexible: boolean
  readonly default: Field['default']
}

export interface ResolvedStruct {
  readonly kind: 'struct'
  readonly name: string
  readonly fields: readonly ResolvedField[]
}

export interface ResolvedMessage {
  readonly message: Message
  readonly versions: Span
  readonly flexible: Span | undefined
  readonly root: ResolvedStruct
  /** Nested structs, each once, a struct before those that contain it. */
  readonly structs: readonly ResolvedStruct[]
}

export function resolve(message: Message): ResolvedMessage {
  const versions = parseVersions(message.versions)
  if (versions === undefined) throw new Error(`${message.name} has no version`)
  const seen = new Map<Struct, ResolvedStruct>()
  const root = resolveStruct({ kind: 'struct', name: message.name, fields: message.fields }, versions, seen)
  const structs = [...seen.values()].filter((struct) => struct !== root)
  const names = new Set(structs.map((struct) => struct.name).concat(message.name))
  if (names.size !== structs.length + 1) throw new Error(`${message.name} names two structs alike`)
  return { message, versions, flexible: within(parseVersions(message.flexible), versions), root, structs }
}

function resolveStruct(struct: Struct, outer: Span, seen: Map<Struct, ResolvedStruct>): ResolvedStruct {
  const known = seen.get(struct)
  if (known !== undefined) return known
  const fields = struct.fields.map((field) => resolveField(field, outer, seen))
  const resolved: ResolvedStruct = { kind: 'struct', name: struct.name, fields }
  seen.set(struct, resolved)
  return resolved
}

function resolveField(field: Field, outer: Span, seen: Map<Struct, ResolvedStruct>): ResolvedField {
  const versions = field.versions === undefined ? outer : within(parseVersions(field.versions), outer)
  if (versions === undefined) throw new Error(`${field.name} is in no version of its message`)
  const array = field.type.kind === 'array'
  const type = field.type.kind === 'array' ? field.type.of : field.type
  return {
    name: field.name,
    // The message's versions, not the field's: a struct may be shared by fields of different versions.
    type: type.kind === 'struct' ? resolveStruct(type, outer, seen) : type,
    array,
    versions,
    nullable: field.nullable === true ? versions : within(parseVersions(field.nullable ?? 'none'), versions),
    tag: field.tag,
    neverFlexible: field.flexible === 'none',
    default: field.default
  }
}

const fixedSizes: Readonly<Record<string, number>> = {
  bool: 1,
  int8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  float64: 8,
  uuid: 16
}

/** The fewest bytes a value of this type takes in a version: what bounds an array's count. */
export function minimumSize(type: Primitive | ResolvedStruct, version: number, flexible: Span | undefined): number {
  const compact = contains(flexible, version)
  if (type.kind !== 'struct') return fixedSizes[type.kind] ?? (compact ? 1 : type.kind === 'string' ? 2 : 4)
  let size = compact ? 1 : 0
  for (const field of type.fields) {
    if (contains(field.versions, version) && field.tag === undefined) size += minimumFieldSize(field, version, flexible)
  }
  return size
}

function minimumFieldSize(field: ResolvedField, version: number, flexible: Span | undefined): number {
  if (field.array) return contains(flexible, version) ? 1 : 4
  if (field.type.kind === 'struct' && contains(field.nullable, version)) return 1
  return minimumSize(field.type, version, field.neverFlexible ? undefined : flexible)
}
