import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBroker } from 'ottla'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkDirectories } from '#cli/doctor/directories.js'
import type { Finding } from '#cli/doctor/finding.js'
import { holderOf } from '#cli/doctor/lock-holder.js'
import { at, configWith } from './support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-doctor-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const check = (...names: string[]): Finding[] =>
  checkDirectories(configWith(`log.dirs=${names.map((name) => join(folder, name)).join(',')}`))

function formatted(name: string, clusterId: string, nodeId = 1): void {
  mkdirSync(join(folder, name))
  const text = `version=1\ncluster.id=${clusterId}\nnode.id=${nodeId}\ndirectory.id=x\n`
  writeFileSync(join(folder, name, 'meta.properties'), text)
}

test('an empty directory, and one that is not there yet, are in order', () => {
  mkdirSync(join(folder, 'data'))
  expect(at(check('data', 'more'), 'error')).toEqual([])
  expect(readdirSync(join(folder, 'data'))).toEqual([])
})

test('a file where a directory should be', () => {
  writeFileSync(join(folder, 'data'), '')
  expect(at(check('data'), 'error')).toEqual([`${folder}/data is no directory`])
})

test('directories of two clusters, and of another node', () => {
  formatted('a', 'one')
  formatted('b', 'two', 7)
  const errors = at(check('a', 'b'), 'error')
  expect(errors).toHaveLength(2)
  expect(errors[0]).toContain('different clusters')
  expect(errors[1]).toContain('b belongs to node 7, and node.id is 1')
})

test('partitions without meta.properties are not taken for a new directory', () => {
  mkdirSync(join(folder, 'data', 'topic-0'), { recursive: true })
  expect(at(check('data'), 'error')).toEqual([`${folder}/data holds partitions and no meta.properties`])
})

test('two directories on one volume are worth a word', () => {
  for (const name of ['a', 'b']) mkdirSync(join(folder, name))
  expect(at(check('a', 'b'), 'warning')).toContainEqual(expect.stringContaining('are on one volume'))
})

test('the holder of a directory is named while it runs', async () => {
  const broker = await startBroker({ directory: folder })
  expect(holderOf(folder)).toContain(`process ${process.pid} (`)
  expect(at(checkDirectories(configWith(`log.dirs=${folder}`)), 'ok')[1]).toContain(`in use by process ${process.pid}`)
  await broker.close()
  expect(holderOf(folder)).toBeUndefined()
}, 30_000)
