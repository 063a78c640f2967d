import { afterEach, expect, test } from 'vitest'
import type { InboundRequest } from '#network/dispatch.js'
import { Client, delay, echo, native, type Server, serve } from './support.ts'

let server: Server | undefined
const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy()
  await server?.stop(0)
  server = undefined
})

async function open(port: number): Promise<Client> {
  const client = await Client.open(port)
  clients.push(client)
  return client
}

const textOf = ({ buffer, offset, end }: InboundRequest): string => buffer.toString('utf8', offset, end)
/** API key 0 is what makes a request overlap. */
const produce = (text: string): Buffer => Buffer.concat([Buffer.from([0, 0]), Buffer.from(text)])
const other = (text: string): Buffer => Buffer.concat([Buffer.from([0, 3]), Buffer.from(text)])

test('requests of one connection start one at a time', async () => {
  let running = 0
  let most = 0
  server = serve((inbound) => {
    running++
    most = Math.max(most, running)
    inbound.retain()
    setTimeout(() => {
      running--
      echo(inbound)
    }, 2)
  })
  const client = await open(server.port)
  for (let i = 0; i < 30; i++) client.send(other(`${i}`))
  const frames = await client.received(30)
  expect(frames.map((bytes) => bytes.toString('utf8', 2))).toEqual(Array.from({ length: 30 }, (_, i) => `${i}`))
  expect(most).toBe(1)
})

test('produces overlap after proceed(), and their answers leave in request order though given in reverse', async () => {
  const started: InboundRequest[] = []
  server = serve((inbound) => {
    inbound.retain()
    started.push(inbound)
    inbound.proceed()
  })
  const client = await open(server.port)
  for (let i = 0; i < 5; i++) client.send(produce(`${i}`))
  client.send(other('last'))
  for (let i = 0; i < 100 && started.length < 5; i++) await delay(5)
  expect(started).toHaveLength(5) // the Produces; what is not a Produce waits for their answers
  for (const inbound of started.slice(0, 5).reverse()) {
    await delay(2)
    expect(client.frames).toHaveLength(0)
    echo(inbound)
  }
  const frames = await client.received(5)
  expect(frames.map((bytes) => bytes.toString('utf8', 2))).toEqual(['0', '1', '2', '3', '4'])
  for (let i = 0; i < 100 && started.length < 6; i++) await delay(5)
  echo(started[5] as InboundRequest)
  expect((await client.received(6))[5]?.toString('utf8', 2)).toBe('last')
})

test('a Produce does not start before the one in front of it proceeds', async () => {
  const started: InboundRequest[] = []
  server = serve((inbound) => {
    inbound.retain()
    started.push(inbound)
  })
  const client = await open(server.port)
  client.send(produce('a'))
  client.send(produce('b'))
  await delay(50)
  expect(started.map(textOf)).toEqual(['\0\0a'])
  started[0]?.proceed()
  await delay(20)
  expect(started.map(textOf)).toEqual(['\0\0a', '\0\0b'])
  for (const inbound of started) echo(inbound)
  await client.received(2)
})

test('an answer of nothing keeps its place in the order and sends nothing', async () => {
  const started: InboundRequest[] = []
  server = serve((inbound) => {
    inbound.retain()
    started.push(inbound)
    inbound.proceed()
  })
  const client = await open(server.port)
  for (const text of ['a', 'b', 'c']) client.send(produce(text))
  for (let i = 0; i < 100 && started.length < 3; i++) await delay(5)
  started[1]?.respondNothing()
  echo(started[2] as InboundRequest)
  await delay(20)
  expect(client.frames).toHaveLength(0)
  echo(started[0] as InboundRequest)
  expect((await client.received(2)).map((bytes) => bytes.toString('utf8', 2))).toEqual(['a', 'c'])
})

test('a peer that pipelines 10,000 requests behind a slow one is answered in order and held back meanwhile', async () => {
  let first: InboundRequest | undefined
  let served = 0
  server = serve((inbound) => {
    served++
    if (first === undefined) {
      inbound.retain()
      first = inbound
    } else echo(inbound)
  })
  const client = await open(server.port)
  const count = 10_000
  for (let i = 0; i < count; i++) client.send(other(`${i}`.padStart(1000, '0')))
  await delay(200)
  expect(served).toBe(1)
  expect(native.requestMemoryUsed()).toBeLessThan(2 << 20)
  echo(first as InboundRequest)
  const frames = await client.received(count, 15_000)
  expect(frames.every((bytes, index) => Number(bytes.toString('utf8', 2)) === index)).toBe(true)
  expect(native.requestMemoryUsed()).toBe(0)
})

test('a handler that answers in a continuation sees its own bytes after retain()', async () => {
  server = serve(async (inbound) => {
    inbound.retain()
    await delay(1)
    echo(inbound)
  })
  const { port } = server
  await Promise.all(
    Array.from({ length: 20 }, async (_, client) => {
      const one = await open(port)
      for (let i = 0; i < 50; i++) one.send(other(`${client}/${i}/${'x'.repeat(i * 100)}`))
      const frames = await one.received(50, 10_000)
      frames.forEach((bytes, i) => {
        expect(bytes.toString('utf8', 2)).toBe(`${client}/${i}/${'x'.repeat(i * 100)}`)
      })
    })
  )
  expect(native.requestMemoryUsed()).toBe(0)
})

test('answering twice is a broken invariant', async () => {
  let failure: unknown
  server = serve((inbound) => {
    echo(inbound)
    try {
      echo(inbound)
    } catch (error) {
      failure = error
    }
  })
  const client = await open(server.port)
  client.send('x')
  await client.received(1)
  expect(String(failure)).toMatch('a request is answered once')
})
