// Produce: 1 KiB records in 16 KiB batches, acks=all, 6 partitions, 4 connections with 5 requests in flight each; every workload varies one
// of these.

import { throughput } from './throughput.mjs'

const base = { record: 1024, batch: 16384, acks: -1, codec: 'none', partitions: 6, connections: 4, depth: 5 }
const size = (bytes) =>
  bytes >= 1 << 20 ? `${bytes / (1 << 20)} MiB` : bytes >= 1024 ? `${bytes / 1024} KiB` : `${bytes} B`

function workload(name, factor, change, selected = true) {
  const options = { ...base, ...change }
  const { record, batch, codec, partitions, connections, depth, acks } = options
  const packed = codec === 'none' ? '' : `${codec} `
  return {
    name: `produce-${name}`,
    group: 'produce',
    factor,
    selected,
    title: `produce ${packed}${size(batch)} batches of ${size(record)}, acks=${acks === -1 ? 'all' : acks}, ${partitions} partitions, ${connections} connections, depth ${depth}`,
    targets: ['limit', 'ottla', 'kafka'],
    async run({ target, topic, load, scale }) {
      await target.createTopic(topic, partitions)
      const seen = await load('produce', { topic, ...options, mib: scale.mib, seconds: scale.secondsMax })
      await target.deleteTopic(topic)
      return throughput(seen)
    }
  }
}

export const produceWorkloads = [
  workload('16k', 'batch', {}),
  workload('256k', 'batch', { batch: 262_144 }),
  workload('1m', 'batch', { batch: 1_048_576 }),
  workload('acks-0', 'acks', { acks: 0 }),
  workload('acks-1', 'acks', { acks: 1 }),
  workload('record-100', 'record', { record: 100 }),
  workload('record-10k', 'record', { record: 10_240, batch: 16_384 }),
  workload('record-1m', 'record', { record: 1_048_576, batch: 1_048_576 }),
  workload('gzip', 'codec', { codec: 'gzip', batch: 65_536 }, false),
  workload('snappy', 'codec', { codec: 'snappy', batch: 65_536 }, false),
  workload('lz4', 'codec', { codec: 'lz4', batch: 65_536 }),
  workload('zstd', 'codec', { codec: 'zstd', batch: 65_536 }),
  workload('partitions-1', 'partitions', { partitions: 1 }),
  workload('partitions-100', 'partitions', { partitions: 100 }),
  workload('connections-1', 'connections', { connections: 1 }),
  workload('connections-16', 'connections', { connections: 16 }, false),
  workload('connections-64', 'connections', { connections: 64 })
]
