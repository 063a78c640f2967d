// What a partition's log obeys of its topic's configuration. Names and units are Kafka's topic keys in camelCase.

import { type ConfigField, configFields } from '#native/layout.gen.js'

export interface LogConfig {
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly segmentJitterMs: number
  readonly segmentIndexBytes: number
  readonly indexIntervalBytes: number
  /** Infinity: never. */
  readonly flushMessages: number
  readonly flushMs: number
  /** -1: for ever. */
  readonly retentionMs: number
  readonly retentionBytes: number
  readonly fileDeleteDelayMs: number
  readonly maxMessageBytes: number
  /** cleanup.policy has `compact`, `delete`. */
  readonly compact: boolean
  readonly delete: boolean
  readonly logAppendTime: boolean
  readonly timestampBeforeMaxMs: number
  readonly timestampAfterMaxMs: number
  /** compression.type: -1 producer, 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd. */
  readonly compression: number
  readonly compressionLevel: number
  readonly preallocate: boolean
  readonly minInsyncReplicas: number
  readonly producerIdExpirationMs: number
}

const dayMs = 24 * 3600 * 1000

/** Apache Kafka's defaults. */
export const defaultLogConfig: LogConfig = {
  segmentBytes: 1_073_741_824,
  segmentMs: 7 * dayMs,
  segmentJitterMs: 0,
  segmentIndexBytes: 10_485_760,
  indexIntervalBytes: 4096,
  flushMessages: Number.POSITIVE_INFINITY,
  flushMs: Number.POSITIVE_INFINITY,
  retentionMs: 7 * dayMs,
  retentionBytes: -1,
  fileDeleteDelayMs: 60_000,
  maxMessageBytes: 1_048_588,
  compact: false,
  delete: true,
  logAppendTime: false,
  timestampBeforeMaxMs: Number.POSITIVE_INFINITY,
  timestampAfterMaxMs: 3_600_000,
  compression: -1,
  compressionLevel: 0,
  preallocate: false,
  minInsyncReplicas: 1,
  producerIdExpirationMs: dayMs
}

/** The form in which it crosses to the engine. */
export function encodeLogConfig(config: LogConfig): Float64Array {
  return Float64Array.from(configFields, (field: ConfigField) => Number(config[field]))
}

/** Many, one behind the other. Equal objects are encoded once: most topics have the broker's defaults. */
export function encodeLogConfigs(configs: readonly LogConfig[]): Float64Array {
  const encoded = new Map<LogConfig, Float64Array>()
  const all = new Float64Array(configs.length * configFields.length)
  for (const [index, config] of configs.entries()) {
    const one = encoded.get(config) ?? encodeLogConfig(config)
    encoded.set(config, one)
    all.set(one, index * configFields.length)
  }
  return all
}
