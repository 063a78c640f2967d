import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { startBroker } from 'ottla'
import { expect, test } from 'vitest'
import { folder, partitionsOf, read, start, threads, write } from './support.ts'

test('topics are there at once, and more can be made; what cannot says why', async () => {
  const broker = await start({
    topics: ['plain', { name: 'wide', partitions: 3, configs: { 'retention.ms': 1000 } }],
    overrides: { 'auto.create.topics.enable': false }
  })
  await broker.createTopic({ name: 'later', partitions: 2 })
  expect(await partitionsOf(broker)).toEqual({ plain: 1, wide: 3, later: 2 })
  await expect(broker.createTopic('plain')).rejects.toThrow('TOPIC_ALREADY_EXISTS')
  await expect(broker.createTopic({ name: 'x', configs: { 'no.such.key': 1 } })).rejects.toThrow('INVALID_CONFIG')
  expect((await fetch(`${broker.adminUrl}/health/ready`)).status).toBe(200)
}, 60_000)

test('a directory of the caller’s is kept, and opened again', async () => {
  const directory = folder()
  const first = await start({ directory, topics: ['kept'] })
  await write(first, 'kept', 'v')
  await first.close()
  expect(readdirSync(directory)).toContain('.kafka_cleanshutdown')
  const second = await start({ directory })
  expect(second.clusterId).toBe(first.clusterId)
  expect(await read(second, 'kept')).toBe('v')
}, 60_000)

test('a child is a process of its own with the same face', async () => {
  const broker = await start({ process: 'child', topics: ['t'] })
  await write(broker, 't', 'v')
  expect(await read(broker, 't')).toBe('v')
  const { directory } = broker
  await broker.close()
  expect(existsSync(directory)).toBe(false)
}, 60_000)

test('what keeps it from starting is what the caller hears, and nothing stays', async () => {
  // Starts what stays: the pool of Node's own threads.
  await (await start()).close()
  const before = threads()
  await expect(startBroker({ overrides: { 'num.partitons': 3 } })).rejects.toThrow("Did you mean 'num.partitions'")
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  const directory = folder()
  await expect(startBroker({ port, directory })).rejects.toThrow('EADDRINUSE')
  server.close()
  // The engine of the failed start has given the directory back.
  await (await start({ directory })).close()
  await expect(startBroker({ topics: ['bad name'] })).rejects.toThrow('INVALID_TOPIC')
  await expect.poll(threads, { timeout: 10_000 }).toBeLessThanOrEqual(before)
}, 60_000)

test('a directory that is no directory is refused', async () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  await expect(startBroker({ directory: file })).rejects.toThrow(file)
}, 60_000)

test('closing twice closes once; nothing can be asked afterwards', async () => {
  const broker = await start()
  await Promise.all([broker.close(), broker.close()])
  await broker.close()
  await expect(broker.createTopic('t')).rejects.toThrow('it was closed')
}, 60_000)
