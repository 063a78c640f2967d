import { afterEach, expect, test } from 'vitest'
import { Connection } from '../../src/client/connection.ts'
import { plainDialer } from '../../src/client/dial.ts'
import { type Answers, FakeBroker } from './fake-broker.ts'

let broker: FakeBroker | undefined

afterEach(async () => {
  await broker?.stop()
  broker = undefined
})

async function connect(answers: Answers, change?: (fake: FakeBroker) => void): Promise<Connection> {
  broker = await FakeBroker.start(answers)
  change?.(broker)
  return Connection.open({
    endpoint: { host: '127.0.0.1', port: broker.port },
    clientId: 'me',
    dialer: plainDialer,
    setupTimeoutMs: 1000,
    requestTimeoutMs: 1000
  })
}

test('a broker that does not know our newest ApiVersions is asked in its own', async () => {
  const connection = await connect({}, (fake) => {
    fake.ranges = fake.ranges.map((range) => (range.apiKey === 18 ? { ...range, maxVersion: 2 } : range))
  })
  expect(broker?.asked.map(({ version }) => version)).toEqual([5, 2])
  expect(connection.versions.rangeOf(18)).toEqual({ min: 0, max: 2 })
  connection.close()
})

test('a broker that does not even name ApiVersions is asked in version 0', async () => {
  const connection = await connect({}, (fake) => {
    fake.ranges = fake.ranges.map((range) => (range.apiKey === 18 ? { ...range, maxVersion: 0 } : range))
  })
  expect(broker?.asked.map(({ version }) => version)).toEqual([5, 0])
  connection.close()
})

test('the newest version that both know is spoken; without one Kafka’s exception says which there are', async () => {
  const connection = await connect({ ListGroups: () => ({ groups: [] }) }, (fake) => {
    fake.ranges = fake.ranges.map((range) => (range.apiKey === 16 ? { ...range, maxVersion: 3 } : range))
  })
  await connection.request('ListGroups', {})
  expect(broker?.asked.at(-1)).toMatchObject({ api: 'ListGroups', version: 3, clientId: 'me' })
  await expect(connection.request('ListGroups', {}, { versions: { min: 4 } })).rejects.toThrow(
    'The node does not support LIST_GROUPS with version in range [4,5]. The supported range is [0,3].'
  )
  connection.close()
})

test('requests are sent before earlier ones are answered', async () => {
  let answer: (() => void) | undefined
  const connection = await connect({
    ListGroups: () =>
      new Promise((resolve) => {
        answer = () => resolve({ groups: [] })
      }),
    DeleteGroups: () => ({ results: [] })
  })
  const both = [connection.request('ListGroups', {}), connection.request('DeleteGroups', { groupsNames: [] })]
  await expect.poll(() => answer).toBeDefined()
  await expect.poll(() => connection.inFlight).toBe(2)
  answer?.()
  await Promise.all(both)
  expect(connection.inFlight).toBe(0)
  connection.close()
})

test('when the other side closes, everything on its way fails, retriably, and the end is told once', async () => {
  const connection = await connect({ ListGroups: () => 'drop' })
  let ends = 0
  connection.onEnd = () => {
    ends += 1
  }
  const results = await Promise.allSettled([connection.request('ListGroups', {}), connection.request('ListGroups', {})])
  for (const result of results)
    expect(result).toMatchObject({
      status: 'rejected',
      reason: { exceptionName: 'DisconnectException', retriable: true }
    })
  expect(ends).toBe(1)
  expect(connection.isOpen).toBe(false)
  await expect(connection.request('ListGroups', {})).rejects.toThrow(/closed by the other side/)
})

test('a request that is not answered in time ends the connection', async () => {
  const connection = await connect({ ListGroups: () => new Promise(() => undefined) })
  await expect(connection.request('ListGroups', {}, { timeoutMs: 30 })).rejects.toThrow(/no answer to LIST_GROUPS/)
  expect(connection.isOpen).toBe(false)
})

test('after a throttled answer the connection keeps silent for as long', async () => {
  const connection = await connect({ ListGroups: () => ({ throttleTimeMs: 60, groups: [] }) })
  await connection.request('ListGroups', {})
  const start = performance.now()
  await connection.request('ListGroups', {})
  expect(performance.now() - start).toBeGreaterThan(50)
  connection.close()
})

test('nobody listening is said with the address, retriably', async () => {
  const opened = Connection.open({
    endpoint: { host: '127.0.0.1', port: 1 },
    clientId: 'me',
    dialer: plainDialer,
    setupTimeoutMs: 1000,
    requestTimeoutMs: 1000
  })
  await expect(opened).rejects.toMatchObject({ retriable: true, message: expect.stringContaining('127.0.0.1:1') })
})
