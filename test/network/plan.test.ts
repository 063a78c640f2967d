import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { InboundRequest, PlanBuilder } from '#network/dispatch.js'
import { Client, delay, type Server, serve } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'ottla-plan-'))
const path = join(folder, 'file')
const content = randomBytes(5_000_000)
writeFileSync(path, content)
afterAll(() => rmSync(folder, { recursive: true }))

let server: Server | undefined
const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy()
  await server?.stop(0)
  server = undefined
})

const build = (builder: PlanBuilder): void => {
  builder.bytes((writer) => writer.raw(Buffer.from('head')))
  builder.file(path, 10, 100)
  builder.bytes((writer) => writer.raw(Buffer.alloc(3000, 'm')))
  builder.file(path, 1000, 4_000_000)
  builder.bytes((writer) => writer.raw(Buffer.from('tail')))
}
const whole = Buffer.concat([
  Buffer.from('head'),
  content.subarray(10, 110),
  Buffer.alloc(3000, 'm'),
  content.subarray(1000, 4_001_000),
  Buffer.from('tail')
])

async function open(): Promise<Client> {
  const client = await Client.open(server?.port ?? 0)
  clients.push(client)
  return client
}

test('a plan arrives as one frame, its bytes and file slices in order, again and again', async () => {
  server = serve((inbound) => inbound.respondPlan(build))
  const client = await open()
  for (let i = 0; i < 5; i++) client.send('fetch')
  const frames = await client.received(5)
  expect(frames.every((bytes) => bytes.equals(whole))).toBe(true)
})

test('a plan that must wait for an earlier answer keeps its place, and is whole', async () => {
  const started: InboundRequest[] = []
  server = serve((inbound) => {
    inbound.retain()
    started.push(inbound)
    inbound.proceed()
  })
  const client = await open()
  for (let i = 0; i < 2; i++) client.send(Buffer.from([0, 0, 1]))
  for (let i = 0; i < 100 && started.length < 2; i++) await delay(5)
  started[1]?.respondPlan(build)
  await delay(20)
  started[0]?.respond(5, (writer) => writer.raw(Buffer.from('first')))
  const frames = await client.received(2)
  expect(frames[0]?.toString()).toBe('first')
  expect(frames[1]?.equals(whole)).toBe(true)
})

test('a plan of nothing is an empty frame', async () => {
  server = serve((inbound) => inbound.respondPlan(() => {}))
  const client = await open()
  client.send('fetch')
  client.send('fetch')
  expect((await client.received(2)).map((bytes) => bytes.length)).toEqual([0, 0])
})

test('answers larger than an arena, and than their hint, arrive whole beside small ones', async () => {
  const sizes = [10, 1_500_000, 3, 2_000_000, 1_048_570, 1_048_576, 7]
  let next = 0
  server = serve((inbound) => {
    const index = next++
    const size = sizes[index] ?? 0
    inbound.respond(index % 2 === 0 ? size : 16, (writer) => writer.raw(Buffer.alloc(size, index)))
  })
  const client = await open()
  for (const _ of sizes) client.send('x')
  const frames = await client.received(sizes.length)
  frames.forEach((bytes, index) => {
    expect(bytes.equals(Buffer.alloc(sizes[index] ?? 0, index))).toBe(true)
  })
})

test('between requests the loop runs: timers are not kept waiting by a peer that pipelines', async () => {
  let served = 0
  server = serve((inbound) => {
    const until = performance.now() + 1
    while (performance.now() < until);
    served++
    inbound.respond(1, (writer) => writer.raw(Buffer.from('x')))
  })
  const client = await open()
  for (let i = 0; i < 90; i++) client.send('work')
  const seen: number[] = []
  const timer = setInterval(() => seen.push(served), 1)
  await client.received(90)
  clearInterval(timer)
  const steps = seen.map((at, index) => at - (seen[index - 1] ?? 0))
  expect(Math.max(...steps)).toBeLessThan(10)
})
