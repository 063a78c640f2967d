// Damaged log directories against recovery, under the address and undefined-behaviour sanitizers. Goes on at the seed where it stopped.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const title = 'damaged log directories against recovery, sanitized (--seconds N, --from SEED)'
export const smoke = { seconds: 15 }

const home = fileURLToPath(new URL('../../../', import.meta.url))
const sanitizers = 'address,undefined'
const program = `${home}build/native-tests/${sanitizers}/recovery_fuzz`
const sliceSeconds = 60

export async function run({ seconds = 600, from }, memory) {
  build()
  const state = memory.load() ?? { seed: from ?? 1, spent: 0, rounds: 0, opened: 0, refused: 0, batches: 0, peakMiB: 0 }
  if (from !== undefined) state.seed = from
  while (state.spent < seconds) {
    const slice = Math.min(sliceSeconds, seconds - state.spent)
    const done = await fuzz(state.seed, slice)
    state.seed = done.seed
    state.spent += slice
    state.peakMiB = Math.max(state.peakMiB, done.peakMiB)
    for (const count of ['rounds', 'opened', 'refused', 'batches']) state[count] += done[count]
    memory.save(state)
  }
  const { seed, rounds, opened, refused, batches, peakMiB } = state
  return `${rounds} rounds up to seed ${seed - 1}: ${opened} logs opened with ${batches} batches, ${refused} refused, peak ${peakMiB} MiB`
}

function build() {
  const args = ['-j2', '-C', `${home}test/native`, `SAN=${sanitizers}`, 'recovery_fuzz']
  const { status, stdout, stderr } = spawnSync('make', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`recovery_fuzz does not build\n${stdout.slice(-2000)}${stderr}`)
}

/** Runs for so many seconds; rejects with the report, which names the seed and what was damaged. */
function fuzz(seed, seconds) {
  // Memory is enough: what a crash loses is what the damage stands for.
  const folder = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {}
  const child = spawn(program, ['--seed', String(seed), '--seconds', String(seconds)], {
    env: { ...process.env, ...folder }
  })
  let answer = ''
  let report = ''
  child.stdout.on('data', (text) => {
    answer += text
  })
  child.stderr.on('data', (text) => {
    report += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(answer)) : reject(new Error(report.slice(0, 8000)))))
  })
}
