// npm run bench -- [name...] [--tiny]: the micro benchmarks, each in a process of its own, so that none runs on code that another has
// warmed or deoptimised.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const files = [
  'protocol/codecs',
  'records/checksum',
  'records/validation',
  'records/compression',
  'log/append',
  'log/lookup',
  'base/deadlines',
  'native/crossing'
]
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const selected = files.filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
if (selected.length === 0) {
  console.error(`bench: no benchmark is named ${names.join(', ')}: ${files.join(', ')}`)
  process.exit(2)
}
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
let failed = false
for (const file of selected) {
  console.log(`\n# ${file}`)
  const script = fileURLToPath(new URL(`./${file}.mjs`, import.meta.url))
  failed = spawnSync(process.execPath, [script, ...flags], { stdio: 'inherit' }).status !== 0 || failed
}
process.exitCode = failed ? 1 : 0
