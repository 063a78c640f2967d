// One message becomes one module: interfaces, reader, writer, codec.

import type { Message } from '../schema/language.ts'
import { type ResolvedMessage, resolve } from './model.ts'
import { writeReaders } from './read.ts'
import { banner, importsFor, indent, kebab } from './text.ts'
import { writeDefaults, writeInterfaces } from './types.ts'
import { writeWriters } from './write.ts'

/** Path below `generated/`. */
export function modulePath(message: Message): string {
  const inRecords = !['request', 'response', 'header'].includes(message.kind)
  return `${inRecords ? 'records/' : ''}${kebab(message.name)}.ts`
}

export function writeModule(message: Message): string {
  const model = resolve(message)
  const parts = [writeInterfaces(model), writeReaders(model), writeWriters(model), writeDefaults(model), codec(model)]
  const code = parts.filter((part) => part !== '').join('\n')
  const wire = modulePath(message).startsWith('records/') ? '../../wire' : '../wire'
  const imports = importsFor(code, [
    ['type Int64', '#model/offset.js'],
    ['type Uuid', '#model/uuid.js'],
    ['zeroUuid', '#model/uuid.js'],
    ['refuse', `${wire}/protocol-error.ts`],
    ['refuseNull', `${wire}/protocol-error.ts`],
    ['refuseVersion', `${wire}/protocol-error.ts`],
    ['type Reader', `${wire}/reader.ts`],
    ['type Codec', `${wire}/types.ts`],
    ['type Draft', `${wire}/types.ts`],
    ['type RecordsRef', `${wire}/types.ts`],
    ['type UnknownTag', `${wire}/types.ts`],
    ['type Writer', `${wire}/writer.ts`]
  ])
  return `${banner}\n${imports}\n${indent(code)}`
}

function codec(model: ResolvedMessage): string {
  const { name } = model.message
  return (
    `export const codec: Codec<${name}> = {\nname: '${name}',\n` +
    `versionMin: ${model.versions.min},\nversionMax: ${model.versions.max},\n` +
    `flexibleFrom: ${model.flexible?.min ?? model.versions.max + 1},\nread: read${name},\nwrite: write${name}\n}\n`
  )
}
