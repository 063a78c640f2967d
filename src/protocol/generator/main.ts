// `npm run generate`: writes src/protocol/generated and removes what is no longer generated.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate } from './generate.ts'

const folder = fileURLToPath(new URL('../../../src/protocol/generated/', import.meta.url))
const files = generate()

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  if (entry.isFile() && !files.has(path.slice(folder.length))) rmSync(path)
}
let changed = 0
for (const [path, text] of files) {
  const target = join(folder, path)
  if (current(target) === text) continue
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
  changed += 1
}
console.log(`${files.size} generated files, ${changed} changed`)

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined // not there yet
  }
}
