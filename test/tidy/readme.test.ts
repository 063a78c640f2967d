// The README's table of APIs is what ApiVersions advertises.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { apis } from '#handlers/index.js'

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')

test('the compatibility table names every API that is served, with its versions, and no other', () => {
  const rows = [...readme.matchAll(/^\| (\w+) \| (\d+) \| (\d+)-(\d+) \|/gm)].map(([, name, key, min, max]) => ({
    name,
    key: Number(key),
    min: Number(min),
    max: Number(max)
  }))
  expect(rows).toEqual(apis.map(({ name, key, min, max }) => ({ name, key, min, max })))
})
