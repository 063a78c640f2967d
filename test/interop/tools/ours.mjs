// Runs walk.txt with our scripts: one process for each command, as a user would.
//
//   node ours.mjs BOOTSTRAP OUTPUT-FOLDER TEMPORARY-FOLDER [NAME…]

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commands } from './walk.mjs'

const bin = fileURLToPath(new URL('../../../bin/', import.meta.url))
const timeoutMs = 45_000

const [bootstrap, output, folder, ...names] = process.argv.slice(2)
for (const { name, script, input, words } of commands(bootstrap, folder, names)) {
  const started = performance.now()
  const ended = spawnSync(`${bin}${script}`, words, {
    input: input === '' ? '' : readFileSync(input),
    encoding: 'utf8',
    timeout: timeoutMs
  })
  writeFileSync(`${output}/${name}.out`, ended.stdout ?? '')
  writeFileSync(`${output}/${name}.err`, ended.stderr ?? '')
  writeFileSync(`${output}/${name}.exit`, `${ended.status ?? 124}\n`)
  console.log(`${name} ${ended.status} ${Math.round(performance.now() - started)} ms`)
}
