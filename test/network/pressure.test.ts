import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Client, delay, echo, frame, native, type Server, serve } from './support.ts'

let server: Server | undefined
const clients: Client[] = []
const sockets: Socket[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy()
  for (const socket of sockets.splice(0)) socket.destroy()
  await server?.stop(0)
  server = undefined
})

async function open(port: number): Promise<Client> {
  const client = await Client.open(port)
  clients.push(client)
  return client
}

async function crowd(port: number, count: number): Promise<Socket[]> {
  const made: Socket[] = []
  for (let at = 0; at < count; at += 200) {
    const some = Array.from({ length: Math.min(200, count - at) }, () => {
      const socket = connect({ port, host: '127.0.0.1' })
      socket.on('error', () => {})
      sockets.push(socket)
      return new Promise<Socket>((resolve) => socket.once('connect', () => resolve(socket)))
    })
    made.push(...(await Promise.all(some)))
  }
  return made
}

async function served(count: number): Promise<void> {
  for (let i = 0; i < 400 && (server?.connections.size ?? 0) < count; i++) await delay(10)
  expect(server?.connections.size).toBe(count)
}

test('1,000 peers that announce 100 MB and send nothing cost next to nothing and do not stop the others', async () => {
  server = serve(echo, { acceptor: { backlog: 1024 } })
  const announcement = Buffer.alloc(104)
  announcement.writeInt32BE(100_000_000)
  const before = process.memoryUsage().rss
  for (const socket of await crowd(server.port, 1000)) socket.write(announcement)
  await served(1000)
  await delay(100)
  expect(native.requestMemoryUsed()).toBeLessThan(128 << 20)
  expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20)
  const client = await open(server.port)
  for (let i = 0; i < 100; i++) client.send(Buffer.alloc(20_000, i))
  expect((await client.received(100)).every((bytes, i) => bytes.length === 20_000 && bytes[0] === i)).toBe(true)
  for (const socket of sockets.splice(0)) socket.destroy()
  for (let i = 0; i < 400 && server.connections.size > 1; i++) await delay(10)
  client.send(Buffer.alloc(1_000_000))
  await client.received(101)
  expect(native.requestMemoryUsed()).toBe(0)
})

test('large frames beyond the request memory wait their turn and all arrive', async () => {
  server = serve(echo)
  native.requestMemoryLimit(4_000_000)
  try {
    const { port } = server
    const many = await Promise.all(Array.from({ length: 6 }, () => open(port)))
    many.forEach((client, i) => {
      for (let round = 0; round < 4; round++) client.send(Buffer.alloc(3_000_000, i))
    })
    for (const [i, client] of many.entries()) {
      const frames = await client.received(4, 15_000)
      expect(frames.map((bytes) => [bytes.length, bytes[2_999_999]])).toEqual(
        Array.from({ length: 4 }, () => [3_000_000, i])
      )
    }
    expect(native.requestMemoryUsed()).toBe(0)
  } finally {
    native.requestMemoryLimit(128 << 20)
  }
})

test('5,000 idle connections are held for little memory each', async () => {
  server = serve(echo, { acceptor: { backlog: 1024 } })
  const before = process.memoryUsage().rss
  await crowd(server.port, 5000)
  await served(5000)
  const each = (process.memoryUsage().rss - before) / 5000
  // Both ends are in this process: node's own 5,000 client sockets are the larger part of it.
  expect(each).toBeLessThan(16 * 1024)
  const client = await open(server.port)
  client.send('still here')
  await client.received(1)
}, 60_000)

test('a peer that does not read is held back without memory growing, and served when it reads again', async () => {
  let started = 0
  server = serve((inbound) => {
    started++
    inbound.respond(100_000, (writer) => writer.raw(Buffer.alloc(100_000, started % 256)))
  })
  const client = await open(server.port)
  client.socket.pause()
  const count = 2000
  for (let i = 0; i < count; i++) client.send('more')
  let last = -1
  for (let i = 0; i < 50 && last !== started; i++) {
    last = started
    await delay(100)
  }
  expect(started).toBeLessThan(200)
  const quick = await open(server.port)
  quick.send('x')
  await quick.received(1)
  client.socket.resume()
  const frames = await client.received(count, 15_000)
  expect(frames).toHaveLength(count)
})

test('an idle connection is closed, one with a request in flight is not', async () => {
  server = serve(
    (inbound) => {
      inbound.retain()
      if (inbound.end - inbound.offset === 4) setTimeout(() => echo(inbound), 700)
      else echo(inbound)
    },
    { idleMsMax: 200 }
  )
  const waiting = await open(server.port)
  const idle = await open(server.port)
  waiting.send('slow')
  idle.send('quick')
  await idle.received(1)
  await idle.gone(2000)
  expect(waiting.ended).toBe(false)
  expect((await waiting.received(1)).map(String)).toEqual(['slow'])
  await waiting.gone(2000)
  expect(server.lines.map(({ message, fields }) => `${message}: ${String(fields.reason).replace(/\d+/, 'N')}`)).toEqual(
    Array.from({ length: 2 }, () => 'connection ended: idle for N ms (connections.max.idle.ms)')
  )
})

test('a half-open peer, gone without a word, is closed by the idle time-out', async () => {
  server = serve(echo, { idleMsMax: 150 })
  const client = await open(server.port)
  client.socket.write(frame('half of a frame').subarray(0, 7))
  await client.gone(2000)
  expect(server.transport.connections).toBe(0)
})

test('disconnects at every point of a response leave nothing behind', async () => {
  server = serve((inbound) => inbound.respond(3_000_000, (writer) => writer.raw(Buffer.alloc(3_000_000))))
  const { port } = server
  for (let bytes = 0; bytes <= 3_000_004; bytes += 150_000) {
    const client = await open(port)
    let got = 0
    client.socket.on('data', (data) => {
      got += data.length
      if (got >= bytes) client.socket.resetAndDestroy()
    })
    client.send('give')
    client.send('and again')
    if (bytes === 0) client.socket.resetAndDestroy()
    await client.gone()
  }
  for (let i = 0; i < 200 && server.transport.connections > 0; i++) await delay(10)
  expect(server.transport.connections).toBe(0)
  expect(native.requestMemoryUsed()).toBe(0)
})

test('stop() lets answers out, closes, and cuts what takes longer than it may', async () => {
  server = serve((inbound) => {
    inbound.retain()
    const text = inbound.buffer.toString('utf8', inbound.offset, inbound.end)
    if (text === 'soon') setTimeout(() => echo(inbound), 100)
  })
  const [soon, never, silent] = [await open(server.port), await open(server.port), await open(server.port)]
  soon.send('soon')
  never.send('never')
  await delay(30)
  const stopped = server.stop(400)
  expect((await soon.received(1)).map(String)).toEqual(['soon'])
  await silent.gone(200)
  expect(await stopped).toBe(1)
  await never.gone()
  await expect(Client.open(server.port)).rejects.toThrow('ECONNREFUSED')
})
