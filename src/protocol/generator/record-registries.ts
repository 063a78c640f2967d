// The tables over records: those of the metadata log, and those of a coordinator's internal topic.

import type { CoordinatorRecordSchema, MetadataRecordSchema } from '../schema/language.ts'
import { modulePath } from './module.ts'
import { banner, indent } from './text.ts'

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

${metadataFunctions(records)}`
  return `${banner}\n${indent(code)}`
}

function metadataFunctions(records: readonly MetadataRecordSchema[]): string {
  const names = records.map(({ message }) => message.name)
  return `/** Reads a record's value as it stands in the log: frame version 1, key, version, body, nothing after. */
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

${coordinatorReaders(noun, records)}
${coordinatorWriters(noun, records)}`
  return `${banner}\n${indent(code)}`
}

function coordinatorReaders(noun: string, records: readonly CoordinatorRecordSchema[]): string {
  return `/** Undefined for a kind of key that is not known, which a reader of the log skips. */
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
`
}

function coordinatorWriters(noun: string, records: readonly CoordinatorRecordSchema[]): string {
  return `export function write${noun}RecordKey(writer: Writer, record: ${noun}RecordDraft): void {
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
}
