// What the protocol costs a request: Produce and Fetch by the hot codecs and by the generic ones, and two admin messages.
//
//   node bench/micro/protocol/codecs.mjs            measures
//   node bench/micro/protocol/codecs.mjs --tiny     runs each once
//
// Prints one line a case, and a hash of everything the cases made: the same work gives the same hash.

import { createHash } from 'node:crypto'
import benchmark from 'benchmark'
import { crc32c } from '../../../dist/protocol/batch/crc32c.js'
import { codec as createTopics } from '../../../dist/protocol/generated/create-topics-request.js'
import { codec as fetchRequest } from '../../../dist/protocol/generated/fetch-request.js'
import { codec as metadataResponse } from '../../../dist/protocol/generated/metadata-response.js'
import { codec as produceRequest } from '../../../dist/protocol/generated/produce-request.js'
import { codec as produceResponse } from '../../../dist/protocol/generated/produce-response.js'
import { FetchFrame } from '../../../dist/protocol/hot/fetch-request.js'
import {
  writeFetchEnd,
  writeFetchPartition,
  writeFetchPartitionEnd,
  writeFetchStart,
  writeFetchTopic,
  writeFetchTopicEnd
} from '../../../dist/protocol/hot/fetch-response.js'
import { ProduceFrame } from '../../../dist/protocol/hot/produce-request.js'
import { ProduceResults, writeProduceResponse } from '../../../dist/protocol/hot/produce-response.js'
import { Reader } from '../../../dist/protocol/wire/reader.js'
import { Writer } from '../../../dist/protocol/wire/writer.js'

const tiny = process.argv.includes('--tiny')
const out = new Writer(Buffer.alloc(1 << 20))
const reader = new Reader(Buffer.alloc(0))
const topicId = 'vLcPGo6ISgSPn3MQmXhGRg'

function frameOf(codec, value, version) {
  const writer = new Writer()
  codec.write(writer, value, version)
  return Buffer.from(writer.bytes())
}

const produceFrame = (version, partitions) =>
  frameOf(
    produceRequest,
    {
      acks: -1,
      timeoutMs: 30_000,
      topicData: [
        {
          name: 'orders-by-customer',
          topicId,
          partitionData: Array.from({ length: partitions }, (_, index) => ({ index, records: Buffer.alloc(1024, 7) }))
        }
      ]
    },
    version
  )

const frame = new ProduceFrame()
const results = new ProduceResults()

function hotProduce(bytes, version) {
  return () => {
    reader.reset(bytes, 0, bytes.length)
    frame.read(reader, version)
    for (let at = 0; at < frame.partitionCount; at++) results.appended(at, 123_456_789, -1, 0)
    out.position = 0
    writeProduceResponse(out, frame, results)
    return out.position
  }
}

function genericProduce(bytes, version) {
  return () => {
    reader.reset(bytes, 0, bytes.length)
    const request = produceRequest.read(reader, version)
    const responses = request.topicData.map(({ name, topicId, partitionData }) => ({
      name,
      topicId,
      partitionResponses: partitionData.map(({ index }) => ({ index, baseOffset: 123_456_789, logStartOffset: 0 }))
    }))
    out.position = 0
    produceResponse.write(out, { responses }, version)
    return out.position
  }
}

const fetchBytes = (version, partitions) =>
  frameOf(
    fetchRequest,
    {
      maxWaitMs: 500,
      minBytes: 1,
      topics: [
        {
          topic: 'orders-by-customer',
          topicId,
          partitions: Array.from({ length: partitions }, (_, partition) => ({
            partition,
            fetchOffset: 987_654_321,
            partitionMaxBytes: 1 << 20
          }))
        }
      ]
    },
    version
  )

const fetchFrame = new FetchFrame()

function hotFetch(bytes, version) {
  return () => {
    reader.reset(bytes, 0, bytes.length)
    fetchFrame.read(reader, version)
    out.position = 0
    writeFetchStart(out, version, 0, 0, 0, fetchFrame.topicCount)
    writeFetchTopic(out, version, fetchFrame.topicName[0], fetchFrame.topicId[0], fetchFrame.partitionCount)
    for (let at = 0; at < fetchFrame.partitionCount; at++) {
      writeFetchPartition(out, version, fetchFrame.partition[at], 0, 987_654_400, 987_654_400, 0, null, -1, 1 << 20)
      writeFetchPartitionEnd(out, version)
    }
    writeFetchTopicEnd(out, version)
    writeFetchEnd(out, version)
    return out.position
  }
}

const metadata = {
  brokers: [{ nodeId: 1, host: 'broker-1.example.org', port: 9092 }],
  clusterId: 'Z29sZGVuLWdvbGRlbi1nbw',
  controllerId: 1,
  topics: Array.from({ length: tiny ? 2 : 100 }, (_, topic) => ({
    name: `topic-${topic}`,
    topicId,
    partitions: Array.from({ length: 10 }, (_, partitionIndex) => ({
      partitionIndex,
      leaderId: 1,
      replicaNodes: [1, 2, 3],
      isrNodes: [1, 2, 3]
    }))
  }))
}
const topics = frameOf(createTopics, { topics: [{ name: 'a', configs: [{ name: 'retention.ms', value: '1' }] }] }, 7)
const payload = Buffer.alloc(tiny ? 1024 : 65_536, 'the quick brown fox')

const cases = new Map()
for (const version of [9, 12, 13])
  cases.set(`produce v${version}, 1 partition, hot`, hotProduce(produceFrame(version, 1), version))
cases.set('produce v12, 1 partition, generic', genericProduce(produceFrame(12, 1), 12))
cases.set('produce v12, 50 partitions, hot', hotProduce(produceFrame(12, 50), 12))
cases.set('fetch v17, 1 partition, hot', hotFetch(fetchBytes(17, 1), 17))
cases.set('fetch v17, 50 partitions, hot', hotFetch(fetchBytes(17, 50), 17))
cases.set('metadata v12 response, generic', () => {
  out.position = 0
  metadataResponse.write(out, metadata, 12)
  return out.position
})
cases.set('create topics v7 request, generic', () => {
  reader.reset(topics, 0, topics.length)
  return createTopics.read(reader, 7).topics.length
})
cases.set(`crc32c of ${payload.length} bytes`, () => crc32c(payload))

const hash = createHash('sha256')
for (const [name, run] of cases) hash.update(`${name} ${run()}\n`).update(out.bytes())
const digest = hash.digest('hex').slice(0, 16)

if (!tiny) {
  const suite = new benchmark.Suite()
  for (const [name, run] of cases) suite.add(name, run, { maxTime: 1 })
  suite.on('cycle', ({ target }) => {
    const { hz, stats } = target
    console.log(
      `${target.name.padEnd(40)}${(1e6 / hz).toFixed(3).padStart(10)} us ${Math.round(hz).toLocaleString('en')} ops/s +-${stats.rme.toFixed(1)} %`
    )
  })
  suite.run()
}
console.log(`work ${digest}`)
