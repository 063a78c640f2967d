// From a topic's configuration to what its logs obey.

import type { BrokerConfig, Properties } from '#config/broker-config.js'
import { TopicConfig } from '#config/topic-config.js'
import type { LogConfig } from '#log/log-config.js'

const codecs: Readonly<Record<string, number>> = {
  producer: -1,
  uncompressed: 0,
  none: 0,
  gzip: 1,
  snappy: 2,
  lz4: 3,
  zstd: 4
}

/** Kafka's "unlimited" is the greatest int64, which reads as the greatest exact number. */
function unlimited(value: number): number {
  return value >= Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : value
}

function levelOf(topic: TopicConfig, codec: string): number {
  if (codec === 'gzip') return topic.number('compression.gzip.level')
  if (codec === 'lz4') return topic.number('compression.lz4.level')
  return codec === 'zstd' ? topic.number('compression.zstd.level') : 0
}

export function logSettings(broker: BrokerConfig, overrides: Properties): LogConfig {
  const topic = new TopicConfig(broker, overrides)
  const codec = topic.string('compression.type')
  const policy = topic.list('cleanup.policy')
  return {
    segmentBytes: topic.number('segment.bytes'),
    segmentMs: topic.number('segment.ms'),
    segmentJitterMs: topic.number('segment.jitter.ms'),
    segmentIndexBytes: topic.number('segment.index.bytes'),
    indexIntervalBytes: topic.number('index.interval.bytes'),
    flushMessages: unlimited(topic.number('flush.messages')),
    flushMs: unlimited(topic.number('flush.ms')),
    retentionMs: topic.number('retention.ms'),
    retentionBytes: topic.number('retention.bytes'),
    fileDeleteDelayMs: topic.number('file.delete.delay.ms'),
    maxMessageBytes: topic.number('max.message.bytes'),
    compact: policy.includes('compact'),
    delete: policy.includes('delete'),
    logAppendTime: topic.string('message.timestamp.type') === 'LogAppendTime',
    timestampBeforeMaxMs: unlimited(topic.number('message.timestamp.before.max.ms')),
    timestampAfterMaxMs: unlimited(topic.number('message.timestamp.after.max.ms')),
    compression: codecs[codec] ?? -1,
    compressionLevel: levelOf(topic, codec),
    preallocate: topic.boolean('preallocate'),
    minInsyncReplicas: topic.number('min.insync.replicas'),
    producerIdExpirationMs: broker.number('producer.id.expiration.ms')
  }
}
