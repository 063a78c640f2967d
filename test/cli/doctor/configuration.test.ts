import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkConfiguration } from '#cli/doctor/configuration.js'
import { at } from './support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-doctor-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const local = ['listeners=PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093']
const check = (...overrides: string[]): ReturnType<typeof checkConfiguration> =>
  checkConfiguration({ file: undefined, overrides: [...local, ...overrides], hostname: 'host' })

test('a configuration in order has one line that says so', () => {
  expect(check().findings).toMatchObject([{ level: 'ok' }])
})

test('what the broker would refuse is an error, what it would ignore a warning', () => {
  const file = join(folder, 'server.properties')
  writeFileSync(
    file,
    'process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=CONTROLLER\nnum.partitons=3\nsomething.of.mine=1\n'
  )
  const { findings, loaded } = checkConfiguration({ file, overrides: [], hostname: 'host' })
  expect(loaded).toBeUndefined()
  expect(at(findings, 'error')).toEqual([expect.stringContaining("Did you mean 'num.partitions'")])
  expect(at(check('something.of.mine=1').findings, 'warning')).toEqual([expect.stringContaining('something.of.mine')])
})

test('a file that is not there is named', () => {
  const { findings } = checkConfiguration({ file: join(folder, 'none'), overrides: [], hostname: 'host' })
  expect(at(findings, 'error')).toEqual([expect.stringContaining(`${folder}/none cannot be read`)])
})

test.each([
  ['message.max.bytes=2000000000', 'error', 'above log.segment.bytes'],
  ['transaction.state.log.min.isr=2', 'error', 'above transaction.state.log.replication.factor'],
  ['min.insync.replicas=2', 'warning', 'above default.replication.factor'],
  ['log.retention.bytes=1000', 'warning', 'below log.segment.bytes'],
  ['ottla.admin.listener=0.0.0.0:9644', 'warning', 'asks nobody for a password'],
  ['ottla.admin.listener=none', 'warning', 'no health checks'],
  ['ottla.admin.listener=9644', 'error', 'expected HOST:PORT']
] as const)('%s is worth an %s', (override, level, text) => {
  const { findings } = check(override)
  expect(at(findings, level)).toEqual([expect.stringContaining(text)])
  expect(findings.filter((finding) => finding.level !== 'ok' && (finding.advice ?? '') === '')).toEqual([])
})

test('plain text for everybody is worth a warning', () => {
  expect(at(check('listeners=PLAINTEXT://:9092,CONTROLLER://127.0.0.1:9093').findings, 'warning')).toEqual([
    expect.stringContaining('PLAINTEXT on every interface')
  ])
})
