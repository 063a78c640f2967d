// The committed codecs are what the committed schema says.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { generate } from '#protocol/generator/generate.js'
import * as schema from '#protocol/schema/all.js'

const folder = fileURLToPath(new URL('../../../src/protocol/', import.meta.url))

function filesBelow(path: string): string[] {
  return readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, path).length + 1))
    .sort()
}

test('generating again gives the committed files, and no other file lies beside them', () => {
  const files = generate()
  expect(filesBelow('generated')).toEqual([...files.keys()].sort())
  const stale = [...files].filter(([path, text]) => readFileSync(join(folder, 'generated', path), 'utf8') !== text)
  expect(
    stale.map(([path]) => path),
    'run `npm run generate`'
  ).toEqual([])
})

test('every schema file is in the table the generator reads', () => {
  const listed = readFileSync(join(folder, 'schema/all.ts'), 'utf8')
  const missing = filesBelow('schema').filter(
    (path) => !['all.ts', 'language.ts'].includes(path) && !listed.includes(`'./${path}'`)
  )
  expect(missing).toEqual([])
})

test('api keys ascend and are named once', () => {
  const keys = schema.apis.map((api) => api.key)
  expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b))
  expect(new Set(schema.apis.map((api) => api.name)).size).toBe(keys.length)
})
