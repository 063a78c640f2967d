// The micro benchmarks run, and do the work they say they do: their hash is the same on every machine.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

const work = {
  'records/checksum': 'checksum: work c02e643ffefa8c27',
  'records/validation': 'validation: work 90e97e233ffa0fc4',
  'records/compression': 'compression: work 8b1b9118e152a692',
  'log/append': 'append: work 22821f6a8f205154',
  'log/lookup': 'lookup: work 24fb5e4036e549b6',
  'base/deadlines': 'deadlines: work ad0310ef8cb80448',
  'native/crossing': 'crossing: work 9054e21d1641f35c'
}

test.concurrent.each(Object.entries(work))('%s does what it did', async (name, line) => {
  const script = fileURLToPath(new URL(`../../bench/micro/${name}.mjs`, import.meta.url))
  const { stdout } = await run(process.execPath, [script, '--tiny'])
  expect(stdout.trim()).toBe(line)
})
