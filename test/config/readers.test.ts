// Every broker key has a reader, or stands in the README's list of those that have none yet.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { judgeClasses } from '#config/class-names.js'
import { groupKeys } from '#config/keys/group.js'
import { topicKeys } from '#config/keys/topic.js'
import { brokerDefinitions } from '#config/registry.js'
import { parseSynonyms } from '#config/synonyms.js'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const notReaders = ['config', 'cli', 'client', 'embedding', 'protocol']

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return notReaders.includes(path.slice(source.length)) ? [] : sources(path)
    return entry.name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : []
  })
}
/** Of these files of config the readers are, not the tables. */
const configReaders = [
  'admin-listener',
  'broker-config',
  'connection-limits',
  'listeners',
  'load',
  'request-memory'
].map((name) => readFileSync(join(source, `config/${name}.ts`), 'utf8'))
const text = [...sources(source), ...configReaders].join('\n')
const isQuoted = (name: string): boolean => text.includes(`'${name}'`)

/** Read through the topic or group key whose default it gives. */
const inherited = new Set(
  [...Object.entries(topicKeys), ...Object.entries(groupKeys)].flatMap(([name, row]) =>
    isQuoted(name) ? parseSynonyms(String(row[4] ?? '')).map((synonym) => synonym.name) : []
  )
)
/** A stranger's class stops the start. */
const isGuard = (name: string): boolean => /\.policy\./.test(name) && judgeClasses(name, 'a.Class').kind === 'error'
const isRead = (name: string): boolean => isQuoted(name) || inherited.has(name) || isGuard(name)

const readme = readFileSync(join(source, 'config/README.md'), 'utf8')
const list = readme.slice(readme.indexOf('## Parsed and not used yet'), readme.indexOf('`test/config/readers.test.ts`'))
const listed = [...list.matchAll(/`([a-z][\w.]*(?:\*[\w.]*)?|\*\.[\w.]+)`/g)].map((found) => found[1] ?? '')
const covers = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '.*')}$`).test(name)

test('a key without a reader is listed as not used yet', () => {
  const silent = [...brokerDefinitions.keys()].filter((name) => !isRead(name))
  expect(silent.filter((name) => !listed.some((pattern) => covers(pattern, name)))).toEqual([])
})

test('a key that is listed by name has no reader', () => {
  const keys = listed.filter((name) => brokerDefinitions.has(name) && !name.startsWith('ottla.'))
  expect(keys.length).toBeGreaterThan(20)
  expect(keys.filter(isRead)).toEqual([])
})
