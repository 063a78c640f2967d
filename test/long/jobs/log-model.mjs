// The native log's model test and its power losses and failing disks, under the thread sanitizer and then under the address
// sanitizer. A fresh process and another seed every 20 s: a seed that fails is printed with what it found.

import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const title = 'the native log against its model, an hour under each of two sanitizers (--seconds N, --from SEED)'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const roundSeconds = 20

function round(sanitizer, seed) {
  const env = { ...process.env, OTTLA_MODEL_SECONDS: String(roundSeconds), OTTLA_MODEL_SEED: String(seed) }
  const args = ['--gtest_filter=LogModel.*:LogCrash.*', '--gtest_brief=1']
  const ran = spawnSync(`${root}build/native-tests/${sanitizer}/native_test`, args, {
    env,
    encoding: 'utf8',
    timeout: 300_000,
    killSignal: 'SIGABRT',
    maxBuffer: 1 << 26
  })
  if (ran.status === 0) return
  throw new Error(
    `${sanitizer}, seed ${seed}: ${ran.error ?? ran.signal ?? `status ${ran.status}`}\n${ran.stdout}${ran.stderr}`
  )
}

export async function run({ seconds = 3600, from = 1 }, memory) {
  const spent = memory.load() ?? { thread: 0, 'address,undefined': 0, seed: from }
  for (const sanitizer of ['thread', 'address,undefined']) {
    execFileSync('make', ['-s', '-C', 'test/native', '-j2', 'build', `SAN=${sanitizer}`], {
      cwd: root,
      stdio: 'inherit'
    })
    while (spent[sanitizer] < seconds) {
      const begun = Date.now()
      round(sanitizer, spent.seed)
      spent[sanitizer] += (Date.now() - begun) / 1000
      spent.seed++
      memory.save(spent)
    }
  }
  return `${seconds} s under each sanitizer, seeds ${from} to ${spent.seed - 1}, nothing found`
}
