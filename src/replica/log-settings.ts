// From the configuration to what the log engine and the logs of a topic obey.

import type { BrokerConfig, Properties } from '#config/broker-config.js'
import { TopicConfig } from '#config/topic-config.js'
import type { LogConfig } from '#log/log-config.js'
import type { EngineOptions } from '#log/log-engine.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'

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

export function engineSettings(broker: BrokerConfig, directories: readonly string[]): EngineOptions {
  return {
    directories,
    recoveryThreadsPerDirectory: broker.number('num.recovery.threads.per.data.dir'),
    initialTaskDelayMs: broker.number('log.initial.task.delay.ms'),
    retentionCheckMs: broker.number('log.retention.check.interval.ms'),
    recoveryCheckpointMs: broker.number('log.flush.offset.checkpoint.interval.ms'),
    logStartCheckpointMs: broker.number('log.flush.start.offset.checkpoint.interval.ms'),
    highWatermarkCheckpointMs: broker.number('replica.high.watermark.checkpoint.interval.ms'),
    diskReserveBytes: broker.number('ottla.disk.reserve.bytes')
  }
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

/** What the logs of every topic obey under an image: known before they are opened. */
export function logSettingsOfAll(broker: BrokerConfig, image: MetadataImage): Map<string, LogConfig> {
  const common = logSettings(broker, new Map())
  const settings = new Map<string, LogConfig>()
  for (const { name } of image.topics.values()) {
    const overrides = image.configs.topic(name)
    settings.set(name, overrides.size === 0 ? common : logSettings(broker, overrides))
  }
  return settings
}
