// Both sides of the native boundary are made of one table; whoever edits one by hand is told here.

import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { files } = (await import(pathToFileURL(`${root}src/setup/layout.mjs`).href)) as {
  files: Readonly<Record<string, () => string>>
}

test.each(Object.entries(files))('%s is what the table makes of it (node src/setup/layout.mjs)', (file, make) => {
  expect(readFileSync(`${root}${file}`, 'utf8')).toBe(make())
})
