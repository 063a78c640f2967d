import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { activeResources, openFiles, read, start, threads, write } from './support.ts'

const count = (names: readonly string[], wanted: string): number => names.filter((name) => name === wanted).length

test('three at once are three clusters; closed, they leave neither files nor handles nor threads', async () => {
  // The first one loads code and starts pools that Node keeps; what is there after it must be there after the others.
  await (await start()).close()
  const before = { resources: activeResources(), threads: threads(), files: openFiles() }
  const brokers = await Promise.all(['a', 'b', 'c'].map(() => start({ topics: ['shared'] })))
  expect(new Set(brokers.map(({ port }) => port)).size).toBe(3)
  expect(new Set(brokers.map(({ clusterId }) => clusterId)).size).toBe(3)
  await Promise.all(brokers.map((broker, at) => write(broker, 'shared', `of broker ${at}`)))
  for (const [at, broker] of brokers.entries()) expect(await read(broker, 'shared')).toBe(`of broker ${at}`)
  expect(threads()).toBeGreaterThan(before.threads)
  await Promise.all(brokers.map((broker) => broker.close()))
  expect(brokers.filter(({ directory }) => existsSync(directory))).toEqual([])
  // Fewer is fine: threads of the first one may still have been on their way out.
  const left = (): string[] => {
    const surplus = activeResources().filter((name, _, all) => count(all, name) > count(before.resources, name))
    if (threads() > before.threads) surplus.push(`${threads()} threads, ${before.threads} before`)
    if (openFiles() > before.files) surplus.push(`${openFiles()} files, ${before.files} before`)
    return surplus
  }
  await expect.poll(left, { timeout: 10_000 }).toEqual([])
}, 60_000)

const program = `
import { startBroker } from 'ottla'
const brokers = await Promise.all([startBroker({ topics: ['a'] }), startBroker({ process: 'child' })])
await Promise.all(brokers.map((broker) => broker.close()))
console.log('closed', brokers.map(({ directory }) => directory).join())
`

test('a process that closed its brokers ends by itself, and one that did not leaves no directory', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const run = (source: string): Promise<{ stdout: string }> =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', source], { cwd: root, timeout: 15_000 })
  expect((await run(program)).stdout).toContain('closed')
  const careless = "import { startBroker } from 'ottla'\nconsole.log((await startBroker()).directory)\nprocess.exit()"
  const directory = (await run(careless)).stdout.trim()
  expect(directory).toContain('ottla-')
  expect(existsSync(directory)).toBe(false)
}, 60_000)
