// A file past 400 lines usually has a second subject; a function past 60 too. The first is checked here.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const linesMax = 400

/** What a person wrote: tables of data and generated files are as long as what they list. */
const exempt = [/^src\/protocol\/generated\//, /\.gen\.(ts|h)$/, /^src\/config\/keys\//, /^test\/golden\//, /\.lock$/]

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8'
})
  .split('\n')
  .filter((file) => /\.(ts|mjs|cc|h|rs)$/.test(file) && !exempt.some((pattern) => pattern.test(file)))

function read(file: string): string {
  try {
    return readFileSync(`${root}${file}`, 'utf8')
  } catch {
    return '' // deleted, and not committed yet
  }
}

test(`no file has more than ${linesMax} lines`, () => {
  const long = tracked
    .map((file) => `${file}: ${read(file).split('\n').length - 1}`)
    .filter((line) => Number(line.split(': ')[1]) > linesMax)
  expect(long).toEqual([])
})

test('no test is left focused or skipped', () => {
  const left = tracked.filter(
    (file) => file.startsWith('test/') && /\b(?:test|it|describe)\.(?:only|skip|todo)\(/.test(read(file))
  )
  expect(left).toEqual([])
})

test('no path of somebody’s machine stands in the repository', () => {
  const left = tracked.filter((file) => /(?:^|[\s'"`(=])\/(?:home|root|Users|work)\//m.test(read(file)))
  expect(left).toEqual([])
})
