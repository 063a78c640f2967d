// Brokers under a load that costs little itself: prebuilt frames, pipelined, answers counted and not decoded.

import { connect } from 'node:net'
import { buildBatch } from '../../../dist/protocol/batch/builder.js'
import { codec as fetchRequest } from '../../../dist/protocol/generated/fetch-request.js'
import { codec as produceRequest } from '../../../dist/protocol/generated/produce-request.js'
import { codec as requestHeader } from '../../../dist/protocol/generated/request-header.js'
import { Writer } from '../../../dist/protocol/wire/writer.js'
import { startOttla } from '../../../test/helpers/process.mjs'
import { WireClient } from '../../../test/helpers/wire.mjs'
import { cpuSeconds } from '../../macro/measure.mjs'

const keys = { produce: 0, fetch: 1 }

/** A whole request, length in front. */
export function frame(key, version, codec, body) {
  const writer = new Writer(Buffer.alloc(1024))
  writer.int32(0)
  requestHeader.write(
    writer,
    { requestApiKey: key, requestApiVersion: version, correlationId: 1, clientId: 'bench' },
    2
  )
  codec.write(writer, body, version)
  const bytes = Buffer.from(writer.bytes())
  bytes.writeInt32BE(bytes.length - 4)
  return bytes
}

/** Hands each answer's length and its first bytes to `answered`. */
export class Sender {
  #socket
  #left = 0
  #size = 0
  #head = Buffer.alloc(128)
  #headBytes = 0
  answered = () => undefined

  static async connect(port) {
    const socket = connect(port, '127.0.0.1')
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new Sender(socket)
  }

  constructor(socket) {
    this.#socket = socket.setNoDelay(true).on('data', (chunk) => this.#take(chunk))
  }

  send(bytes) {
    this.#socket.write(bytes)
  }

  close() {
    this.#socket.destroy()
  }

  #take(chunk) {
    for (let at = 0; at < chunk.length; ) {
      const wanted = this.#headBytes < 4 ? 4 - this.#headBytes : Math.min(this.#left, chunk.length - at)
      const taken = chunk.copy(this.#head, this.#headBytes, at, at + wanted)
      this.#headBytes += taken
      const inLength = this.#size === 0
      at += inLength ? taken : wanted
      if (inLength) {
        if (this.#headBytes < 4) return
        this.#size = this.#left = this.#head.readInt32BE(0)
        continue
      }
      this.#left -= wanted
      if (this.#left > 0) continue
      const size = this.#size
      this.#size = this.#headBytes = 0
      this.answered(size, this.#head.subarray(4))
    }
  }
}

export async function startBroker(program, nodeFlags = []) {
  const broker = await startOttla({ ...(program === undefined ? {} : { program }), nodeFlags })
  return { ...broker, pid: broker.child.pid }
}

export async function createTopic(port, name, partitions) {
  const wire = await WireClient.connect(port)
  const { topics } = await wire.request('CreateTopics', 7, {
    topics: [{ name, numPartitions: partitions, replicationFactor: 1 }],
    timeoutMs: 5000
  })
  wire.close()
  if (topics[0].errorCode !== 0) throw new Error(`CreateTopics: error ${topics[0].errorCode}`)
  return topics[0].topicId
}

export const recordBytes = 1024

/** About `bytes` of records of 1 KiB in one batch. */
export function batchOf(bytes) {
  const value = Buffer.alloc(recordBytes, 'x')
  const count = Math.max(1, Math.floor(bytes / (recordBytes + 10)))
  const batch = buildBatch(
    { timestamp: Date.now() },
    Array.from({ length: count }, () => ({ key: null, value }))
  )
  return { batch, count }
}

export function produceFrame(topicId, indexes, batch) {
  const partitionData = indexes.map((index) => ({ index, records: batch }))
  return frame(keys.produce, 13, produceRequest, {
    acks: -1,
    timeoutMs: 30_000,
    topicData: [{ topicId, partitionData }]
  })
}

export function fetchFrame(topicId, index, offset, bytesMax) {
  return frame(keys.fetch, 17, fetchRequest, {
    maxWaitMs: 500,
    minBytes: 1,
    maxBytes: 50 << 20,
    sessionEpoch: -1,
    topics: [{ topicId, partitions: [{ partition: index, fetchOffset: offset, partitionMaxBytes: bytesMax }] }]
  })
}

/** Sends `bytes` in frames of one batch, `depth` under way on each of `connections`. */
export async function produce(port, topicId, { connections, depth, frames, make }) {
  let left = frames
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const sender = await Sender.connect(port)
      const bytes = make(topicId, index)
      let underWay = 0
      await new Promise((resolve, reject) => {
        sender.answered = (_size, head) => {
          underWay -= 1
          // correlation id, tags, one topic: id, one partition or more: index, error
          if (head.readInt16BE(4 + 1 + 1 + 16 + 1 + 4) !== 0) reject(new Error('a batch was refused'))
          if (left > 0) next()
          else if (underWay === 0) resolve()
        }
        const next = () => {
          left -= 1
          underWay += 1
          sender.send(bytes)
        }
        while (underWay < depth && left > 0) next()
        if (underWay === 0) resolve()
      })
      sender.close()
    })
  )
}

/** Reads each connection's partition from `from` to `to`, one request under way. Every batch has `batchBytes` and `count` records. */
export async function fetch(port, topicId, { connections, from, to, bytesMax, batchBytes, count }) {
  let bytes = 0
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const sender = await Sender.connect(port)
      let offset = from
      await new Promise((resolve, reject) => {
        sender.answered = (size) => {
          const batches = Math.floor(size / batchBytes)
          if (batches === 0) return reject(new Error(`no batch at ${offset} of ${index}`))
          bytes += batches * batchBytes
          offset += batches * count
          if (offset >= to) resolve()
          else sender.send(fetchFrame(topicId, index, offset, bytesMax))
        }
        sender.send(fetchFrame(topicId, index, offset, bytesMax))
      })
      sender.close()
    })
  )
  return bytes
}

/** Broker CPU seconds per GiB and MiB a second of one piece of work that moves `bytes`. */
export async function measure(broker, work) {
  const cpu = cpuSeconds(broker.pid)
  const start = performance.now()
  const bytes = await work()
  const seconds = (performance.now() - start) / 1000
  return { cpuPerGiB: ((cpuSeconds(broker.pid) - cpu) * 2 ** 30) / bytes, mibPerSecond: bytes / 2 ** 20 / seconds }
}

const sorted = (values) => values.toSorted((a, b) => a - b)

export function line(name, seen) {
  const cpu = sorted(seen.map((one) => one.cpuPerGiB))
  const rate = sorted(seen.map((one) => one.mibPerSecond))
  const middle = seen.length >> 1
  return `${name}: ${cpu[middle].toFixed(3)} CPU s/GiB (least ${cpu[0].toFixed(3)}, most ${cpu.at(-1).toFixed(3)}), ${rate[middle].toFixed(0)} MiB/s`
}
