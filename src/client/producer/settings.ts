// A producer's settings, with the dependencies between them that Kafka checks.

import { Compression } from '#protocol/batch/batch.js'
import { type CompressionName, levelDefault } from '../compression.ts'
import type { ProducerConfig } from '../config.ts'
import { configError } from '../errors.ts'

export interface ProducerSettings {
  /** -1: all in-sync replicas. */
  readonly acks: number
  readonly idempotent: boolean
  readonly transactionalId: string | undefined
  readonly transactionTimeoutMs: number
  readonly batchBytes: number
  readonly lingerMs: number
  readonly memoryBytes: number
  readonly maxBlockMs: number
  readonly maxRequestBytes: number
  readonly maxInFlight: number
  readonly retries: number
  readonly requestTimeoutMs: number
  readonly deliveryTimeoutMs: number
  readonly codec: number
  readonly level: number
  readonly ignoreKeys: boolean
  readonly roundRobin: boolean
}

const idempotentInFlightMax = 5

export function producerSettings(config: ProducerConfig): ProducerSettings {
  const name = config.string('compression.type') as CompressionName
  const codec = Compression[name]
  return {
    ...delivery(config),
    transactionTimeoutMs: config.number('transaction.timeout.ms'),
    batchBytes: Math.max(1, config.number('batch.size')),
    lingerMs: config.number('linger.ms'),
    memoryBytes: config.number('buffer.memory'),
    maxBlockMs: config.number('max.block.ms'),
    maxRequestBytes: config.number('max.request.size'),
    maxInFlight: config.number('max.in.flight.requests.per.connection'),
    codec,
    level: levelOf(config, name),
    ignoreKeys: config.boolean('partitioner.ignore.keys'),
    roundRobin: (config.string('partitioner.class') ?? '').endsWith('RoundRobinPartitioner')
  }
}

function levelOf(config: ProducerConfig, name: CompressionName): number {
  if (name === 'gzip' && config.isSet('compression.gzip.level')) return config.number('compression.gzip.level')
  if (name === 'lz4') return config.number('compression.lz4.level')
  if (name === 'zstd') return config.number('compression.zstd.level')
  return levelDefault
}

type Delivery = Pick<
  ProducerSettings,
  'acks' | 'idempotent' | 'transactionalId' | 'retries' | 'requestTimeoutMs' | 'deliveryTimeoutMs'
>

function delivery(config: ProducerConfig): Delivery {
  const text = config.string('acks')
  const acks = text === 'all' ? -1 : Number(text)
  const retries = config.number('retries')
  const inFlight = config.number('max.in.flight.requests.per.connection')
  const transactionalId = config.string('transactional.id')
  const demanded =
    transactionalId !== undefined || (config.isSet('enable.idempotence') && config.boolean('enable.idempotence'))
  const fits = acks === -1 && retries > 0 && inFlight <= idempotentInFlightMax
  if (demanded && !fits) throw configError(misfit(acks, retries))
  if (transactionalId !== undefined && config.isSet('enable.idempotence') && !config.boolean('enable.idempotence'))
    throw configError('Cannot set a transactional.id without also enabling idempotence.')
  const requestTimeoutMs = config.number('request.timeout.ms')
  const least = config.number('linger.ms') + requestTimeoutMs
  const deliveryTimeoutMs = config.number('delivery.timeout.ms')
  if (deliveryTimeoutMs < least && config.isSet('delivery.timeout.ms'))
    throw configError('delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms')
  return {
    acks,
    idempotent: config.boolean('enable.idempotence') && fits,
    transactionalId,
    retries,
    requestTimeoutMs,
    deliveryTimeoutMs: Math.max(deliveryTimeoutMs, least)
  }
}

function misfit(acks: number, retries: number): string {
  if (acks !== -1)
    return 'Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence.'
  if (retries === 0) return 'Must set retries to non-zero when using the idempotent producer.'
  return (
    'Must set max.in.flight.requests.per.connection to at most ' +
    `${idempotentInFlightMax} to use the idempotent producer.`
  )
}
