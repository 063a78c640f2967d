import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sourceLines } from '#runtime/source-lines.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-lines-'))
  // Line 1 column 1 of dist is line 3 column 5 of src/room/origin.ts.
  writeFileSync(
    join(folder, 'built.js.map'),
    JSON.stringify({ version: 3, sources: ['../src/room/origin.ts'], names: [], mappings: 'AAEI' })
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a stack trace through a built file names the line of its source', () => {
  const built = pathToFileURL(join(folder, 'built.js')).href
  expect(sourceLines(`Error: lost\n    at start (${built}:1:1)\n    at node:fs:1:2`)).toBe(
    `Error: lost\n    at start (${join(folder, '../src/room/origin.ts')}:3:5)\n    at node:fs:1:2`
  )
})

test('a place in a file that has no map stays as it was', () => {
  const trace = `    at run (${pathToFileURL(join(folder, 'bare.js')).href}:7:9)`
  expect(sourceLines(trace)).toBe(trace)
})
