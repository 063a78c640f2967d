import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { Client, delay, echo, frame, type Server, serve } from './support.ts'

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

test('a peer that writes byte by byte is served like any other', async () => {
  server = serve(echo)
  const client = await open(server.port)
  const texts = ['a', 'slow', 'writer', 'x'.repeat(300)]
  for (const byte of Buffer.concat(texts.map(frame))) {
    client.socket.write(Buffer.from([byte]))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await client.received(4)).map(String)).toEqual(texts)
})

test('frames of every size around the limits of staging come back whole', async () => {
  server = serve(echo)
  const client = await open(server.port)
  const kib = 1024
  const sizes = [0, 1, 3, 4, 5, 16 * kib, 32 * kib - 1, 32 * kib, 64 * kib, 100_001, 256 * kib - 5, 256 * kib - 4]
  sizes.push(256 * kib - 3, 256 * kib, 256 * kib + 1, 300_000, 2_000_000, 9_000_000, 12)
  const contents = sizes.map((size) => randomBytes(size))
  for (const content of contents) client.socket.write(frame(content))
  const frames = await client.received(contents.length, 15_000)
  expect(frames.map((bytes) => bytes.length)).toEqual(sizes)
  expect(frames.every((bytes, index) => bytes.equals(contents[index] ?? Buffer.alloc(0)))).toBe(true)
})

test('frames cut at random places over many connections come back whole and in order', async () => {
  server = serve(echo)
  const { port } = server
  let seed = 42
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return (seed >>> 8) % below
  }
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const client = await open(port)
      const contents = Array.from({ length: 60 }, () => randomBytes(random(4) === 0 ? random(400_000) : random(9000)))
      const all = Buffer.concat(contents.map(frame))
      for (let at = 0; at < all.length; ) {
        const step = 1 + random(random(3) === 0 ? 200_000 : 3000)
        client.socket.write(all.subarray(at, at + step))
        at += step
        if (random(5) === 0) await delay(0)
      }
      const frames = await client.received(contents.length, 15_000)
      expect(frames.every((bytes, index) => bytes.equals(contents[index] ?? Buffer.alloc(0)))).toBe(true)
    })
  )
})

test.each([
  [-1, 'a request of -1 bytes was announced; a size is 0 or more'],
  [0x7fff_ffff, 'a request of 2147483647 bytes was announced, more than socket.request.max.bytes'],
  [1001, 'a request of 1001 bytes was announced, more than socket.request.max.bytes']
])('a size of %i closes the connection with one line that names peer and reason', async (size, reason) => {
  server = serve(echo, { frameBytesMax: 1000 })
  const client = await open(server.port)
  const peer = `127.0.0.1:${client.socket.localPort}`
  client.send('before')
  await client.received(1)
  const announcement = Buffer.alloc(10)
  announcement.writeInt32BE(size)
  client.socket.write(announcement)
  await client.gone()
  const lines = server.lines.filter(({ level }) => level === 'info')
  expect(lines).toHaveLength(1)
  expect(lines[0]?.message).toBe(`connection of ${peer} closed: ${reason}`)
  expect(lines[0]?.fields).toMatchObject({ peer, listener: 'PLAINTEXT', reason })
})

test('a frame of exactly the largest size is served', async () => {
  server = serve(echo, { frameBytesMax: 300_000 })
  const client = await open(server.port)
  client.send(Buffer.alloc(300_000, 7))
  expect((await client.received(1))[0]?.length).toBe(300_000)
})

test('a peer that ends its side still gets the answers it is owed', async () => {
  server = serve((inbound) => {
    inbound.retain()
    setTimeout(() => echo(inbound), 50)
  })
  const client = await open(server.port)
  client.socket.end(frame('goodbye'))
  expect((await client.received(1)).map(String)).toEqual(['goodbye'])
  await client.gone()
})

test('requests that came before a disconnect are still served (acks=0), and answers to nobody are dropped', async () => {
  const seen: string[] = []
  server = serve((inbound) => {
    seen.push(inbound.buffer.toString('utf8', inbound.offset, inbound.end))
    if (seen.length % 2 === 0) inbound.respondNothing()
    else echo(inbound)
  })
  const client = await open(server.port)
  for (let i = 0; i < 20; i++) client.send(`${i}`)
  client.socket.end()
  await delay(20)
  client.socket.destroy()
  await delay(100)
  expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`))
  expect(server.connections.size).toBe(0)
})

test('onClose runs once, and at once when the connection has gone', async () => {
  let runs = 0
  server = serve((inbound) => {
    inbound.connection.onClose(() => runs++)
    echo(inbound)
  })
  const client = await open(server.port)
  client.send('x')
  await client.received(1)
  const [connection] = server.connections
  client.socket.destroy()
  for (let i = 0; i < 100 && runs === 0; i++) await delay(5)
  expect(runs).toBe(1)
  connection?.onClose(() => runs++)
  expect(runs).toBe(2)
})

test('close(reason) lets the last answer out, then closes with the reason', async () => {
  server = serve((inbound) => {
    echo(inbound)
    inbound.connection.close('it was not who it said it was')
  })
  const client = await open(server.port)
  client.send('answered')
  client.send('never')
  await client.gone()
  expect(client.frames.map(String)).toEqual(['answered'])
  expect(server.lines.map(({ message }) => message).join()).toContain('it was not who it said it was')
  expect(server.lines).toHaveLength(1)
})
