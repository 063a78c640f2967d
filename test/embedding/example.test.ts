// examples/vitest as somebody else has it: a project of its own, with this package among its dependencies.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
let project: string
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'ottla-example-'))
  cpSync(join(root, 'examples/vitest'), project, { recursive: true })
  mkdirSync(join(project, 'node_modules'))
  symlinkSync(root, join(project, 'node_modules/ottla'))
  for (const name of ['vitest', 'kafkajs'])
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
})
afterAll(() => {
  rmSync(project, { recursive: true, force: true })
})

test('the example passes', () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  const output = execFileSync(process.execPath, [vitest, 'run', '--reporter=tap'], {
    cwd: project,
    env,
    encoding: 'utf8'
  })
  expect(output.match(/^\s+ok \d+ - (?!orders)/gm)).toHaveLength(2)
}, 60_000)
