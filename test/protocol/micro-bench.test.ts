// The micro-benchmark runs, and does the work it says it does.

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('the cases of the benchmark make the bytes they always made', () => {
  const script = fileURLToPath(new URL('../../bench/micro/protocol/codecs.mjs', import.meta.url))
  expect(execFileSync(process.execPath, [script, '--tiny'], { encoding: 'utf8' }).trim()).toBe('work 14517cf871326599')
})
