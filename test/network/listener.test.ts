import { afterEach, expect, test } from 'vitest'
import type { ListenerConfig } from '#network/listener.js'
import { Client, delay, echo, type Server, serve } from './support.ts'

let server: Server | undefined
const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.destroy()
  await server?.stop(0)
  server = undefined
})

async function open(port: number, host?: string): Promise<Client> {
  const client = await Client.open(port, host)
  clients.push(client)
  return client
}

const at = (name: string, host: string): ListenerConfig => ({ name, securityProtocol: 'PLAINTEXT', host, port: 0 })

test('several listeners, by IPv4, IPv6 and name, each say by which one a connection came', async () => {
  server = serve((inbound) => inbound.respond(20, (writer) => writer.raw(Buffer.from(inbound.connection.listener))), {
    ...{ listeners: [at('FOUR', '127.0.0.1'), at('SIX', '::1'), at('NAME', 'localhost')] },
    at: [at('FOUR', '127.0.0.1'), at('SIX', '::1'), at('NAME', 'localhost')]
  })
  const [four, six, name] = server.ports as [number, number, number]
  for (const [port, host, wanted] of [
    [four, '127.0.0.1', 'FOUR'],
    [six, '::1', 'SIX'],
    [name, '127.0.0.1', 'NAME']
  ] as const) {
    const client = await open(port, host)
    client.send('?')
    expect((await client.received(1)).map(String)).toEqual([wanted])
  }
  expect([...server.connections].map(({ peerHost }) => peerHost).sort()).toEqual(['127.0.0.1', '127.0.0.1', '::1'])
})

test('an empty host listens on IPv4 and IPv6, and shows IPv4 peers as IPv4', async () => {
  server = serve(echo, { at: [at('ANY', '')], listeners: [at('ANY', '')] })
  for (const host of ['127.0.0.1', '::1']) {
    const client = await open(server.port, host)
    client.send('x')
    await client.received(1)
  }
  expect([...server.connections].map(({ peerHost }) => peerHost).sort()).toEqual(['127.0.0.1', '::1'])
})

test('a port in use is named in the error', async () => {
  server = serve(echo)
  const other = server
  const taken = { ...at('TAKEN', '127.0.0.1'), port: other.port }
  const { Acceptor } = await import('#network/listener.js')
  const { native } = await import('./support.ts')
  const acceptor = new Acceptor(native, { listeners: [taken] })
  expect(() => acceptor.listen()).toThrow(
    new RegExp(`listener TAKEN cannot listen on 127.0.0.1, port ${other.port}: .*EADDRINUSE.*listeners`)
  )
  acceptor.close()
})

test('a host name that does not exist is named in the error', async () => {
  expect(() => serve(echo, { at: [at('LOST', 'no-such-host.invalid')] })).toThrow(/LOST.*no-such-host\.invalid/)
  const { native } = await import('./support.ts')
  native.transportClose()
})

test('connections beyond max.connections wait in the queue until one ends', async () => {
  server = serve(echo, { acceptor: { connectionsMax: 2 } })
  const [first, , third] = [await open(server.port), await open(server.port), await open(server.port)]
  third.send('waits')
  await delay(100)
  expect(third.frames).toHaveLength(0)
  expect(server.connections.size).toBe(2)
  first.socket.destroy()
  expect((await third.received(1)).map(String)).toEqual(['waits'])
})

test('max.connections.per.ip refuses with one line that names the peer; an override lifts it', async () => {
  server = serve(echo, { acceptor: { connectionsPerIpMax: 1 }, at: [at('ANY', '')], listeners: [at('ANY', '')] })
  const first = await open(server.port)
  first.send('x')
  await first.received(1)
  const second = await open(server.port)
  const peer = `127.0.0.1:${second.socket.localPort}`
  await second.gone()
  expect(server.lines.filter(({ level }) => level === 'info')).toEqual([
    { level: 'info', fields: { listener: 'ANY', peer }, message: 'connection refused: too many of this address' }
  ])
  await open(server.port, '::1')
  await server.stop(0)
  server = serve(echo, { acceptor: { connectionsPerIpMax: 1, connectionsPerIpOverrides: { '127.0.0.1': 3 } } })
  const three = [await open(server.port), await open(server.port), await open(server.port)]
  for (const client of three) client.send('y')
  for (const client of three) await client.received(1)
})

test("a listener's own limit leaves the other listeners alone", async () => {
  const listeners = [{ ...at('SMALL', '127.0.0.1'), connectionsMax: 1 }, at('WIDE', '127.0.0.1')]
  server = serve(echo, { at: listeners, listeners })
  const [small, wide] = server.ports as [number, number]
  await open(small)
  const waits = await open(small)
  waits.send('x')
  const free = await open(wide)
  free.send('y')
  await free.received(1)
  await delay(50)
  expect(waits.frames).toHaveLength(0)
})

test("the brokers' listener goes beyond max.connections", async () => {
  const listeners = [at('CLIENTS', '127.0.0.1'), { ...at('BROKERS', '127.0.0.1'), interBroker: true }]
  server = serve(echo, { at: listeners, listeners, acceptor: { connectionsMax: 1 } })
  const [clientPort, brokerPort] = server.ports as [number, number]
  await open(clientPort)
  const broker = await open(brokerPort)
  broker.send('fetch')
  await broker.received(1)
})
