// In a process of its own: the priorities of the test runner's threads are none of ours.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'

const source = readFileSync(new URL('../../src/runtime/helper-threads.ts', import.meta.url), 'utf8')

/** Nice values by thread, told by a program that called it and then started a worker. */
function niceValues(): { own: number; helpers: number[]; worker: number } {
  const program = `
    ${transformSync(source, { loader: 'ts' }).code}
    import { getPriority } from 'node:os'
    import { Worker } from 'node:worker_threads'
    const threads = () => readdirSync('/proc/self/task').map(Number)
    const before = threads()
    lowerHelperThreads()
    const worker = new Worker('setInterval(() => {}, 1000)', { eval: true })
    worker.once('online', () => {
      const started = threads().filter((id) => !before.includes(id))
      const helpers = before.filter((id) => id !== process.pid).map((id) => getPriority(id))
      console.log(JSON.stringify({ own: getPriority(process.pid), helpers, worker: Math.min(...started.map((id) => getPriority(id))) }))
      process.exit()
    })`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
}

test('threads of the engine are below the one that calls and those that it starts', () => {
  const { own, helpers, worker } = niceValues()
  expect(own).toBe(0)
  expect(helpers.length).toBeGreaterThan(0)
  expect(new Set(helpers)).toEqual(new Set([10]))
  expect(worker).toBe(0)
})
