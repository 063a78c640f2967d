// `npm run check`: what a change passes before it is handed over. Stops at the first failure; prints what each step took.

import './prepare.mjs'
import { exec } from './steps.mjs'

const node = process.execPath
const manifest = ['--manifest-path', 'native/records-rs/Cargo.toml']
const checks = [
  ['generated code is fresh and types hold', node, ['node_modules/typescript/bin/tsc', '-p', 'test']],
  ['lint and format', node, ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['Rust format', 'cargo', ['fmt', '--check', ...manifest]],
  ['Rust tests', 'cargo', ['test', '--quiet', '--profile', 'quick', ...manifest]],
  ['tests', node, ['node_modules/vitest/vitest.mjs', 'run']],
  ['simulation, twenty seeds', node, ['test/long/main.mjs', 'simulation', '--seeds', '20', '--fresh']]
]

for (const [title, command, args] of checks) {
  const start = performance.now()
  try {
    exec(command, args)
  } catch (failure) {
    console.error(`ottla: check failed: ${title}: ${failure.message}`)
    process.exit(1)
  }
  console.error(`ottla: ${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
