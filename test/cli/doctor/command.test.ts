// The command as a user runs it.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const ottla = fileURLToPath(new URL('../../../bin/ottla', import.meta.url))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-doctor-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function doctor(...words: string[]): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    execFile(ottla, ['doctor', ...words], (failure, stdout) => resolve({ code: Number(failure?.code ?? 0), stdout }))
  })
}

const fine = (): string[] =>
  [
    'listeners=PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0',
    `log.dirs=${folder}`,
    'ottla.admin.listener=127.0.0.1:0'
  ].flatMap((override) => ['--override', override])

test('where a broker could run it ends with 0, and says what it looked at', async () => {
  const { code, stdout } = await doctor(...fine())
  expect(stdout).toMatch(/Log directories\n(?:.*\n)? {2}ok .* is writable/)
  expect(stdout).toMatch(/0 errors, \d+ warnings?\.|Nothing to do\./)
  expect(code).toBe(0)
})

test('where it could not it ends with 1; JSON has every finding with its advice', async () => {
  const { code, stdout } = await doctor(...fine(), '--override', 'message.max.bytes=2000000000', '--output', 'json')
  expect(code).toBe(1)
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({ ok: false, errors: 1 })
  const error = report.findings.find(({ level }: { level: string }) => level === 'error')
  expect(error.advice).toContain('raise log.segment.bytes')
})
