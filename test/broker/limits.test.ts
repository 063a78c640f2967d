// Limits of a whole broker: the memory that requests may hold, and how many connections it takes.

import { connect as dial, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { codec as produceRequest } from '#protocol/generated/produce-request.js'
import { codec as requestHeader } from '#protocol/generated/request-header.js'
import { Writer } from '#protocol/wire/writer.js'
import { connect, freePort, type RunningBroker, startBroker, type Wire } from './support.ts'

let broker: RunningBroker | undefined
const ends: (() => void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await broker?.stop()
  broker = undefined
})

const limit = 1 << 20
const frameBytes = 700_000

/** A Produce to a topic that is not there: the broker reads the whole of it to say so. */
function produceFrame(): Buffer {
  const frame = new Writer(Buffer.alloc(1024))
  frame.int32(0)
  requestHeader.write(frame, { requestApiKey: 0, requestApiVersion: 9, correlationId: 5, clientId: 'test' }, 2)
  const partitionData = [{ index: 0, records: Buffer.alloc(frameBytes) }]
  produceRequest.write(frame, { acks: 1, timeoutMs: 1000, topicData: [{ name: 'nowhere', partitionData }] }, 9)
  const bytes = Buffer.from(frame.bytes())
  bytes.writeInt32BE(bytes.length - 4)
  return bytes
}

interface Peer {
  readonly socket: Socket
  answers: number
}

async function peerOf(port: number): Promise<Peer> {
  const socket = dial(port, '127.0.0.1')
  ends.push(() => socket.destroy())
  const peer = { socket, answers: 0 }
  socket.on('data', () => {
    peer.answers += 1
  })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return peer
}

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await reached()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect.fail('what was waited for did not come')
}

test('beyond queued.max.request.bytes reading pauses, and goes on when memory is free again', async () => {
  const admin = await freePort()
  broker = await startBroker({
    overrides: {
      'queued.max.request.bytes': String(limit),
      'socket.request.max.bytes': String(limit),
      'ottla.admin.listener': `127.0.0.1:${admin}`
    }
  })
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${admin}/metrics`)).text()
    return Number(new RegExp(`^kafka_network_socketserver_${name} (\\d+)$`, 'm').exec(text)?.[1])
  }
  const frame = produceFrame()
  const [first, second] = [await peerOf(broker.port), await peerOf(broker.port)]
  expect(await metric('memorypoolavailable')).toBe(limit)
  first.socket.write(frame.subarray(0, 600_000))
  await until(async () => (await metric('memorypoolused')) >= frameBytes)
  expect((await metric('memorypoolused')) + (await metric('memorypoolavailable'))).toBe(limit)
  second.socket.write(frame)
  // A third is served while the second waits: what waits is one connection, not the shard.
  const third = await connect(broker.port)
  ends.push(() => third.close())
  for (let i = 0; i < 20; i++) expect((await third.request('ApiVersions', 0, {})).errorCode).toBe(0)
  expect([first.answers, second.answers]).toEqual([0, 0])
  first.socket.write(frame.subarray(600_000))
  await until(() => first.answers === 1 && second.answers === 1)
  await until(async () => (await metric('memorypoolused')) === 0)
})

test('max.connections.per.ip set on a running broker counts for whoever comes next, and may be lifted again', async () => {
  broker = await startBroker({})
  const { port } = broker
  const wire = await connect(port)
  ends.push(() => wire.close())
  const set = async (value: string | null): Promise<void> => {
    const configs = [{ name: 'max.connections.per.ip', configOperation: value === null ? 1 : 0, value }]
    const answer = await wire.request('IncrementalAlterConfigs', 1, {
      resources: [{ resourceType: 4, resourceName: '', configs }]
    })
    expect(answer.responses[0].errorCode).toBe(0)
  }
  const isServed = async (): Promise<boolean> => {
    const other: Wire = await connect(port)
    ends.push(() => other.close())
    return other.request('ApiVersions', 0, {}).then(
      () => true,
      () => false
    )
  }
  await set('1')
  await until(async () => !(await isServed()))
  await set(null)
  await until(isServed)
})
