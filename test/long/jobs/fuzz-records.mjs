// The libFuzzer targets of native/records-rs, one after another; they need a nightly Rust. The smoke run, and a machine without one,
// take the loop of mutated golden batches that stable Rust builds (tests/mutations.rs).

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const title =
  'libFuzzer on native/records-rs, N seconds for all targets; without nightly Rust mutated golden batches (--seconds N)'
export const smoke = { seconds: 15, stable: true }

const crate = fileURLToPath(new URL('../../../native/records-rs/', import.meta.url))
const targets = ['validate', 'records', 'decompress', 'compress', 'read']

export async function run({ seconds = 3000, from, stable = false }, memory) {
  const nightly = !stable && spawnSync('cargo', ['+nightly', '--version']).status === 0
  if (!nightly) return mutations(seconds, from)
  const state = memory.load() ?? { done: {} }
  command('sh', [`${crate}fuzz/run.sh`, '0'], {})
  for (const target of targets) {
    if (state.done[target] !== undefined) continue
    const output = command('sh', [`${crate}fuzz/run.sh`, String(Math.ceil(seconds / targets.length)), target], {})
    state.done[target] = Number(/number_of_executed_units (\d+)/.exec(output)?.[1])
    memory.save(state)
  }
  return targets.map((target) => `${target} ${state.done[target]} executions`).join(', ')
}

function mutations(seconds, seed = 1) {
  const args = ['test', '--profile', 'quick', '--test', 'mutations', '--', '--nocapture']
  const output = command('cargo', args, { OTTLA_FUZZ_SECONDS: String(seconds), OTTLA_FUZZ_SEED: String(seed) })
  const counts = /mutations: (.*)/.exec(output)?.[1]
  if (counts === undefined) throw new Error(`no result in\n${output}`)
  return counts
}

function command(name, args, environment) {
  const options = { cwd: crate, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...environment } }
  const { status, stdout, stderr } = spawnSync(name, args, options)
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}\n${stdout}${stderr}`.slice(-8000))
  return stdout
}
