import { describe, expect, test } from 'vitest'
import type { NodeContext } from '#handlers/context.js'
import { Dispatcher, readHeader } from '#handlers/dispatch.js'
import { defineHandler, defineHotHandler, type Handler } from '#handlers/handler.js'
import type { Inbound } from '#handlers/inbound.js'
import type { Api } from '#handlers/index.js'
import { Writer } from '#protocol/wire/writer.js'

interface Seen {
  readonly inbound: Inbound
  readonly responses: Buffer[]
  readonly closed: string[]
  retained: boolean
}

function inboundOf(bytes: Buffer): Seen {
  const seen: Seen = { inbound: undefined as never, responses: [], closed: [], retained: false }
  const connection = { peerHost: '127.0.0.1', principal: '', close: (reason: string) => seen.closed.push(reason) }
  const inbound = {
    connection,
    buffer: bytes,
    offset: 0,
    end: bytes.length,
    bufferId: 0,
    receivedAtMs: 0,
    retain: () => {
      seen.retained = true
    },
    respond: (_hint: number, encode: (writer: Writer) => void) => {
      const writer = new Writer()
      encode(writer)
      seen.responses.push(Buffer.from(writer.bytes()))
    },
    respondPlan: () => undefined,
    respondNothing: () => undefined,
    proceed: () => undefined
  } as unknown as Inbound
  return Object.assign(seen, { inbound })
}

/** A request of key 60 (flexible from v0): header v2, then a body of one byte. */
function request(key: number, version: number, body: number[] = [1]): Buffer {
  const writer = new Writer()
  writer.int16(key)
  writer.int16(version)
  writer.int32(7)
  writer.nullableString('me')
  writer.unsignedVarint(0)
  for (const byte of body) writer.int8(byte)
  return Buffer.from(writer.bytes())
}

const failures: unknown[] = []
const node = { report: (_what: string, failure: unknown) => failures.push(failure) } as unknown as NodeContext

function apiOf(handler: Handler, load: () => Promise<Handler> = async () => handler): Api {
  return { key: 60, name: handler.name, min: 0, max: 1, advertisedMin: 0, load }
}

const echo = defineHandler(
  'Echo',
  [0, 1],
  { read: (reader) => reader.int8(), write: (writer, value: number) => writer.int8(value) },
  (value) => value + 1
)

describe('dispatch', () => {
  test('a header names client and length', () => {
    const { inbound } = inboundOf(request(60, 1))
    expect(readHeader(inbound)).toEqual({ apiKey: 60, version: 1, correlationId: 7, clientId: 'me', length: 13 - 0 })
  })

  test('the first request waits for its handler with its bytes retained, the next is answered in its turn', async () => {
    const dispatcher = new Dispatcher([apiOf(echo)], node)
    const first = inboundOf(request(60, 0, [4]))
    dispatcher.request(first.inbound)
    expect(first.retained).toBe(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(first.responses[0]?.toString('hex')).toBe('000000070005')
    const second = inboundOf(request(60, 0, [8]))
    dispatcher.request(second.inbound)
    expect(second.retained).toBe(false)
    expect(second.responses[0]?.toString('hex')).toBe('000000070009')
  })

  test('bytes behind the body are no reason to refuse a request', async () => {
    const dispatcher = new Dispatcher([apiOf(echo)], node)
    await dispatcher.warm(60)
    const seen = inboundOf(request(60, 0, [4, 0, 0, 0]))
    dispatcher.request(seen.inbound)
    expect(seen.responses[0]?.toString('hex')).toBe('000000070005')
  })

  test.each([
    ['a key nobody serves', request(61, 0), 'DescribeProducers (key 61) is not served in version 0'],
    ['a version beyond', request(60, 2), 'Echo (key 60) is not served in version 2'],
    ['a body that is missing', request(60, 0, []), 'malformed Echo request'],
    ['no header at all', Buffer.alloc(3), 'shorter than its header']
  ])('%s closes the connection and says why', async (_what, bytes, reason) => {
    const dispatcher = new Dispatcher([apiOf(echo)], node)
    await dispatcher.warm(60)
    const seen = inboundOf(bytes)
    dispatcher.request(seen.inbound)
    expect(seen.closed.join()).toContain(reason)
    expect(seen.responses).toEqual([])
  })

  test('a handler that fails is reported and closes its connection only', async () => {
    const failing = defineHandler('Echo', [0, 1], { read: echo.read, write: echo.write } as never, () =>
      Promise.reject(new Error('oops'))
    )
    const dispatcher = new Dispatcher([apiOf(failing)], node)
    await dispatcher.warm(60)
    const seen = inboundOf(request(60, 0))
    dispatcher.request(seen.inbound)
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen.closed.join()).toContain('oops')
    expect(String(failures.at(-1))).toContain('oops')
  })

  test('a hot handler gets the bytes and where its body begins', async () => {
    const bodies: number[] = []
    const hot = defineHotHandler('Hot', [0, 1], (inbound, header) => {
      bodies.push(inbound.buffer.readInt8(inbound.offset + header.length))
    })
    const dispatcher = new Dispatcher([apiOf(hot)], node)
    await dispatcher.warm(60)
    dispatcher.request(inboundOf(request(60, 1, [42])).inbound)
    expect(bodies).toEqual([42])
  })
})
