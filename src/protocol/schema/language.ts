// The language our schemas are written in. One file describes one API, all its versions, in the order of the wire:
//
//   export const deleteGroups: Api = api(42, 'DeleteGroups', {
//     versions: '0-3',
//     flexible: '2+',
//     listeners: ['broker'],
//     request: [field('groupsNames', array(string))],
//     response: [field('throttleTimeMs', int32), list('results', 'DeletableGroupResult', [...])]
//   })
//
// A field without `versions` is in every version of its message. `tag` makes it a tagged field of flexible versions.
// A field absent from a version, or a tagged field not sent, has its default: what `default` says, otherwise
// 0, false, '', an empty list, the zero uuid, a struct of defaults; `records` are null.

export type PrimitiveName =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'float64'
  | 'string'
  | 'bytes'
  | 'records'
  | 'uuid'

export interface Primitive {
  readonly kind: PrimitiveName
}
export interface ArrayType {
  readonly kind: 'array'
  readonly of: Primitive | Struct
}
export interface Struct {
  readonly kind: 'struct'
  readonly name: string
  readonly fields: readonly Field[]
}
export type Type = Primitive | ArrayType | Struct

/** '3' one version, '0-4' a span, '2+' from there on, 'none'. */
export type Versions = string

export interface FieldOptions {
  readonly versions?: Versions
  /** Versions in which null may travel; true means all of the field's. */
  readonly nullable?: true | Versions
  readonly tag?: number
  readonly default?: null | boolean | number | bigint | string
  /** A value that differs from the default may be dropped for a version that lacks the field. */
  readonly ignorable?: true
  /** 'none': never in compact form, although the message is flexible. */
  readonly flexible?: 'none'
}

export interface Field extends FieldOptions {
  readonly name: string
  readonly type: Type
}

export type MessageKind =
  | 'request'
  | 'response'
  | 'header'
  | 'metadata'
  | 'coordinator-key'
  | 'coordinator-value'
  | 'data'

export interface Message {
  readonly kind: MessageKind
  readonly name: string
  readonly versions: Versions
  readonly flexible: Versions
  readonly fields: readonly Field[]
}

export type Listener = 'broker' | 'controller'

export interface ApiOptions {
  readonly versions: Versions
  readonly flexible: Versions
  readonly listeners: readonly Listener[]
  /** The newest version is not to be advertised unless unstable versions are enabled. */
  readonly latestVersionUnstable?: true
}

export interface Api extends ApiOptions {
  readonly key: number
  readonly name: string
  readonly request: Message
  readonly response: Message
}

export interface MetadataRecordSchema {
  readonly key: number
  readonly message: Message
}

/** One kind of record of an internal topic. The key's kind is an int16 before the key, the value's version one before the value. */
export interface CoordinatorRecordSchema {
  readonly key: number
  readonly name: string
  readonly keyMessage: Message
  readonly valueMessage: Message
}

export const bool: Primitive = { kind: 'bool' }
export const int8: Primitive = { kind: 'int8' }
export const int16: Primitive = { kind: 'int16' }
export const uint16: Primitive = { kind: 'uint16' }
export const int32: Primitive = { kind: 'int32' }
export const uint32: Primitive = { kind: 'uint32' }
export const int64: Primitive = { kind: 'int64' }
export const float64: Primitive = { kind: 'float64' }
export const string: Primitive = { kind: 'string' }
export const bytes: Primitive = { kind: 'bytes' }
/** Record batches: read as a reference into the frame, never copied. */
export const records: Primitive = { kind: 'records' }
export const uuid: Primitive = { kind: 'uuid' }

export function array(of: Primitive | Struct): ArrayType {
  return { kind: 'array', of }
}

export function struct(name: string, fields: readonly Field[]): Struct {
  return { kind: 'struct', name, fields }
}

export function field(name: string, type: Type, options: FieldOptions = {}): Field {
  return { name, type, ...options }
}

/** A field that is an array of structs, which is most of them. */
export function list(name: string, structName: string, fields: readonly Field[]): Field
export function list(name: string, structName: string, options: FieldOptions, fields: readonly Field[]): Field
export function list(
  name: string,
  structName: string,
  second: FieldOptions | readonly Field[],
  third?: readonly Field[]
): Field {
  const fields = third ?? (second as readonly Field[])
  const options = third === undefined ? {} : (second as FieldOptions)
  return field(name, array(struct(structName, fields)), options)
}

export function api(
  key: number,
  name: string,
  body: ApiOptions & { readonly request: readonly Field[]; readonly response: readonly Field[] }
): Api {
  const { versions, flexible } = body
  const request: Message = { kind: 'request', name: `${name}Request`, versions, flexible, fields: body.request }
  const response: Message = { kind: 'response', name: `${name}Response`, versions, flexible, fields: body.response }
  return { ...body, key, name, request, response }
}

interface Span {
  readonly versions: Versions
  readonly flexible: Versions
}

export function metadataRecord(key: number, name: string, span: Span, fields: readonly Field[]): MetadataRecordSchema {
  return { key, message: { kind: 'metadata', name, ...span, fields } }
}

export function coordinatorRecord(
  key: number,
  name: string,
  body: Span & { readonly key: readonly Field[]; readonly value: readonly Field[] }
): CoordinatorRecordSchema {
  const { versions, flexible } = body
  return {
    key,
    name,
    keyMessage: { kind: 'coordinator-key', name: `${name}Key`, versions: '0', flexible: 'none', fields: body.key },
    valueMessage: { kind: 'coordinator-value', name: `${name}Value`, versions, flexible, fields: body.value }
  }
}

export function header(name: string, span: Span, fields: readonly Field[]): Message {
  return { kind: 'header', name, ...span, fields }
}

export function data(name: string, span: Span, fields: readonly Field[]): Message {
  return { kind: 'data', name, ...span, fields }
}
