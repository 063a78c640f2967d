// kafkajs and @platformatic/kafka as the matrix drives them: see README.md beside matrix.mjs.
// usage: text_node.mjs kafkajs|platformatic produce BOOTSTRAP TOPIC PARTITION CODEC FILE
//        text_node.mjs kafkajs|platformatic consume BOOTSTRAP TOPIC PARTITION COUNT

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const batchLines = 2_000

function* batches(file) {
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.pop()
  for (let from = 0; from < lines.length; from += batchLines) yield lines.slice(from, from + batchLines)
}

/** Reads `count` values with `fetch(offset)`, which gives [{ offset, value }] in order; prints count and digest. */
async function report(count, fetch) {
  const digest = createHash('sha256')
  let read = 0
  let offset = 0n
  const quietMs = 30_000
  let quietSince = Date.now()
  while (read < count && Date.now() - quietSince < quietMs) {
    for (const record of await fetch(offset)) {
      const at = BigInt(record.offset)
      if (at < offset || read === count) continue // a batch is fetched whole, from its first record
      if (at > offset) throw new Error(`offset ${at} where ${offset} was expected`)
      digest.update(record.value).update('\n')
      read++
      offset = at + 1n
      quietSince = Date.now()
    }
  }
  console.log(`${read} ${digest.digest('hex')}`)
}

function kafkajsCodecs() {
  const { CompressionTypes, CompressionCodecs } = require('kafkajs')
  const wasm = require('@platformatic/wasm-utils')
  const codec = (compress, decompress) => () => ({
    compress: async (encoder) => compress(encoder.buffer),
    decompress: async (buffer) => Buffer.from(decompress(buffer))
  })
  CompressionCodecs[CompressionTypes.Snappy] = codec(wasm.snappyCompress, (bytes) =>
    wasm.snappyDecompress(unframe(bytes, wasm))
  )
  CompressionCodecs[CompressionTypes.LZ4] = codec(wasm.lz4Compress, wasm.lz4Decompress)
  return CompressionTypes
}

/** Java's snappy is a sequence of blocks behind a header; raw snappy has none. Gives raw snappy either way. */
function unframe(bytes, wasm) {
  if (bytes.length < 16 || bytes.toString('latin1', 1, 7) !== 'SNAPPY') return bytes
  const blocks = []
  for (let at = 16; at < bytes.length; ) {
    const size = bytes.readInt32BE(at)
    blocks.push(Buffer.from(wasm.snappyDecompress(bytes.subarray(at + 4, at + 4 + size))))
    at += 4 + size
  }
  return wasm.snappyCompress(Buffer.concat(blocks))
}

const kafkajs = {
  async produce(bootstrap, topic, partition, codec, file) {
    const { Kafka, Partitioners, logLevel } = require('kafkajs')
    const types = kafkajsCodecs()
    const compression = { none: types.None, gzip: types.GZIP, snappy: types.Snappy, lz4: types.LZ4 }[codec]
    const producer = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR }).producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: true,
      maxInFlightRequests: 1
    })
    await producer.connect()
    for (const lines of batches(file)) {
      await producer.send({ topic, compression, messages: lines.map((value) => ({ value, partition })) })
    }
    await producer.disconnect()
  },

  // kafkajs consumes only in groups; its own broker class fetches a partition directly.
  async consume(bootstrap, topic, partition, count) {
    kafkajsCodecs()
    const { Kafka, logLevel } = require('kafkajs')
    const admin = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR }).admin()
    await admin.connect()
    const Cluster = require('kafkajs/src/cluster')
    const createLogger = require('kafkajs/src/loggers')
    const quiet = createLogger.createLogger({
      level: logLevel.ERROR,
      logCreator: require('kafkajs/src/loggers/console')
    })
    const createSocket = require('kafkajs/src/network/socketFactory')()
    const cluster = new Cluster({
      logger: quiet,
      socketFactory: createSocket,
      brokers: [bootstrap],
      clientId: 'matrix',
      connectionTimeout: 10_000,
      requestTimeout: 30_000,
      metadataMaxAge: 300_000,
      maxInFlightRequests: 1,
      isolationLevel: 0
    })
    await cluster.connect()
    await cluster.addTargetTopic(topic)
    const { leader } = cluster.findTopicPartitionMetadata(topic).find(({ partitionId }) => partitionId === partition)
    const broker = await cluster.findBroker({ nodeId: leader })
    await report(count, async (offset) => {
      const { responses } = await broker.fetch({
        maxWaitTime: 500,
        minBytes: 1,
        maxBytes: 4_000_000,
        topics: [{ topic, partitions: [{ partition, fetchOffset: String(offset), maxBytes: 4_000_000 }] }]
      })
      return responses.flatMap((part) => part.partitions.flatMap(({ messages }) => messages))
    })
    await cluster.disconnect()
    await admin.disconnect()
  }
}

const platformatic = {
  async produce(bootstrap, topic, partition, codec, file) {
    const { Producer } = await import('@platformatic/kafka')
    const producer = new Producer({ clientId: 'matrix', bootstrapBrokers: [bootstrap], idempotent: true })
    for (const lines of batches(file)) {
      await producer.send({
        compression: codec,
        messages: lines.map((value) => ({ topic, partition, value: Buffer.from(value) }))
      })
    }
    await producer.close()
  },

  async consume(bootstrap, topic, partition, count) {
    const { Consumer } = await import('@platformatic/kafka')
    const consumer = new Consumer({ clientId: 'matrix', groupId: 'unused', bootstrapBrokers: [bootstrap] })
    const metadata = await consumer.metadata({ topics: [topic] })
    const { id, partitions } = metadata.topics.get(topic)
    const { leader, leaderEpoch } = partitions[partition]
    await report(count, async (fetchOffset) => {
      const { responses } = await consumer.fetch({
        node: leader,
        minBytes: 1,
        maxBytes: 4_000_000,
        maxWaitTime: 500,
        topics: [
          {
            topicId: id,
            partitions: [
              {
                partition,
                currentLeaderEpoch: leaderEpoch,
                fetchOffset,
                lastFetchedEpoch: -1,
                partitionMaxBytes: 4_000_000
              }
            ]
          }
        ]
      })
      return responses.flatMap((part) =>
        part.partitions.flatMap(({ records }) =>
          [records ?? []].flat().flatMap((batch) =>
            batch.records.map((record) => ({
              offset: batch.firstOffset + BigInt(record.offsetDelta),
              value: record.value
            }))
          )
        )
      )
    })
    await consumer.close(true)
  }
}

const [library, command, bootstrap, topic, partition, ...rest] = process.argv.slice(2)
const client = { kafkajs, platformatic }[library]
if (command === 'produce') await client.produce(bootstrap, topic, Number(partition), rest[0], rest[1])
else await client.consume(bootstrap, topic, Number(partition), Number(rest[0]))
