// The tables over all messages: api keys, lazily loaded codecs, records of the metadata log and of coordinators.

import type { Api, CoordinatorRecordSchema, Message, MetadataRecordSchema } from '../schema/language.ts'
import { modulePath } from './module.ts'
import { banner, indent } from './text.ts'
import { parseVersions } from './versions.ts'

export function writeApiKeys(apis: readonly Api[]): string {
  const keys = apis.map((api) => `${api.name}: ${api.key}`).join(',\n')
  const rows = apis.map((api) => {
    const versions = parseVersions(api.versions) ?? { min: 0, max: -1 }
    const flexibleFrom = parseVersions(api.flexible)?.min ?? versions.max + 1
    const listeners = api.listeners.map((listener) => `'${listener}'`).join(', ')
    return (
      `{ key: ${api.key}, name: '${api.name}', versionMin: ${versions.min}, versionMax: ${versions.max}, ` +
      `flexibleFrom: ${flexibleFrom}, listeners: [${listeners}], ` +
      `latestVersionUnstable: ${api.latestVersionUnstable ?? false} }`
    )
  })
  const code = `export const ApiKey = {\n${keys}\n} as const\n
export type ApiKey = (typeof ApiKey)[keyof typeof ApiKey]

export interface ApiDescription {
readonly key: ApiKey
readonly name: keyof typeof ApiKey
readonly versionMin: number
readonly versionMax: number
/** First version of request and response with compact forms and tagged fields; versionMax + 1 when there is none. */
readonly flexibleFrom: number
readonly listeners: readonly ('broker' | 'controller')[]
readonly latestVersionUnstable: boolean
}

/** By ascending key. */
export const apis: readonly ApiDescription[] = [\n${rows.join(',\n')}\n]

const byKey: (ApiDescription | undefined)[] = []
for (const api of apis) byKey[api.key] = api

export function apiOf(key: number): ApiDescription | undefined {
return byKey[key]
}

export function isFlexible(key: number, version: number): boolean {
const api = byKey[key]
return api !== undefined && version >= api.flexibleFrom
}

/** 1, or 2 with tagged fields. */
export function requestHeaderVersion(key: number, version: number): 1 | 2 {
return isFlexible(key, version) ? 2 : 1
}

/** 0, or 1 with tagged fields; ApiVersions answers with 0 always, since the asker may not know better. */
export function responseHeaderVersion(key: number, version: number): 0 | 1 {
return key !== ApiKey.ApiVersions && isFlexible(key, version) ? 1 : 0
}
`
  return `${banner}\n${indent(code)}`
}

export function writeRegistry(apis: readonly Api[], messages: readonly Message[]): string {
  const load = (message: Message): string => `() => import('./${modulePath(message)}').then((module) => module.codec)`
  const rows = (pick: (api: Api) => Message): string =>
    apis.map((api) => `[${api.key}, ${load(pick(api))}]`).join(',\n')
  const all = messages.map((message) => `${message.name}: ${load(message)}`).join(',\n')
  const code = `import type { Codec } from '../wire/types.ts'

export type LoadCodec = () => Promise<Codec<unknown>>

export const requestCodecs: ReadonlyMap<number, LoadCodec> = new Map<number, LoadCodec>([\n${rows((api) => api.request)}\n])

export const responseCodecs: ReadonlyMap<number, LoadCodec> = new Map<number, LoadCodec>([\n${rows((api) => api.response)}\n])

/** Every message by its name. */
export const codecs: Readonly<Record<string, LoadCodec>> = {\n${all}\n}
`
  return `${banner}\n${indent(code)}`
}

export function writeMetadataRecords(records: readonly MetadataRecordSchema[]): string {
  const names = records.map(({ message }) => message.name)
  const imports = records.map(({ message: { name }, message }) => {
    return `import { codec as codec${name}, type ${name} } from './${modulePath(message)}'`
  })
  const code = `import { refuse } from '../wire/protocol-error.ts'
import { Reader } from '../wire/reader.ts'
import type { Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
${imports.join('\n')}

export const MetadataRecordKey = {\n${records.map(({ key, message }) => `${message.name}: ${key}`).join(',\n')}\n} as const

/** A record as read: every field is there. */
export type MetadataRecord =
${names.map((name) => `| { readonly kind: '${name}'; readonly version: number; readonly value: ${name} }`).join('\n')}

/** A record to be written: what is left out has its default. */
export type MetadataRecordDraft =
${names.map((name) => `| { readonly kind: '${name}'; readonly version: number; readonly value: Draft<${name}> }`).join('\n')}

/** Reads a record's value as it stands in the log: frame version 1, key, version, body, nothing after. */
export function readMetadataRecord(buffer: Buffer): MetadataRecord {
const reader = new Reader(buffer)
const frame = reader.unsignedVarint()
if (frame !== 1) refuse(\`a metadata record in frame version \${frame}\`)
const record = readBody(reader, reader.unsignedVarint(), reader.unsignedVarint())
if (reader.remaining !== 0) refuse(\`\${reader.remaining} bytes after a \${record.kind}\`)
return record
}

function readBody(reader: Reader, key: number, version: number): MetadataRecord {
switch (key) {
${records.map(({ key, message: { name } }) => `case ${key}:\nreturn { kind: '${name}', version, value: codec${name}.read(reader, version) }`).join('\n')}
default:
return refuse(\`a metadata record of unknown key \${key}\`)
}
}

export function writeMetadataRecord(writer: Writer, record: MetadataRecordDraft): void {
writer.unsignedVarint(1)
writer.unsignedVarint(MetadataRecordKey[record.kind])
writer.unsignedVarint(record.version)
switch (record.kind) {
${names.map((name) => `case '${name}':\nreturn codec${name}.write(writer, record.value, record.version)`).join('\n')}
}
}
`
  return `${banner}\n${indent(code)}`
}

/** `noun` is Group, Transaction or Share. */
export function writeCoordinatorRecords(noun: string, records: readonly CoordinatorRecordSchema[]): string {
  const imports = records.flatMap(({ keyMessage, valueMessage }) =>
    [keyMessage, valueMessage].map(
      (message) => `import { codec as codec${message.name}, type ${message.name} } from './${modulePath(message)}'`
    )
  )
  const union = (wrap: (name: string) => string): string =>
    records
      .map(
        ({ name }) =>
          `| { readonly kind: '${name}'; readonly key: ${wrap(`${name}Key`)}; readonly version: number; ` +
          `readonly value: ${wrap(`${name}Value`)} | null }`
      )
      .join('\n')
  const code = `import { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
${imports.join('\n')}

export const ${noun}RecordKey = {\n${records.map(({ key, name }) => `${name}: ${key}`).join(',\n')}\n} as const

/** A record as read; a null value is a tombstone, and its version is -1. */
export type ${noun}Record =
${union((name) => name)}

export type ${noun}RecordDraft =
${union((name) => `Draft<${name}>`)}

/** Undefined for a kind of key that is not known, which a reader of the log skips. */
export function read${noun}Record(key: Buffer, value: Buffer | null): ${noun}Record | undefined {
const reader = new Reader(key)
const kind = reader.int16()
switch (kind) {
${records.map(({ key, name }) => `case ${key}:\nreturn { kind: '${name}', key: codec${name}Key.read(reader, 0), ...readValue(codec${name}Value, value) }`).join('\n')}
default:
return undefined
}
}

function readValue<T>(codec: Codec<T>, value: Buffer | null): { readonly version: number; readonly value: T | null } {
if (value === null) return { version: -1, value: null }
const reader = new Reader(value)
const version = reader.int16()
return { version, value: codec.read(reader, version) }
}

export function write${noun}RecordKey(writer: Writer, record: ${noun}RecordDraft): void {
writer.int16(${noun}RecordKey[record.kind])
switch (record.kind) {
${records.map(({ name }) => `case '${name}':\nreturn codec${name}Key.write(writer, record.key, 0)`).join('\n')}
}
}

/** The value of a record that is not a tombstone. */
export function write${noun}RecordValue(writer: Writer, record: ${noun}RecordDraft): void {
writer.int16(record.version)
switch (record.kind) {
${records.map(({ name }) => `case '${name}':\nreturn codec${name}Value.write(writer, record.value ?? {}, record.version)`).join('\n')}
}
}
`
  return `${banner}\n${indent(code)}`
}
