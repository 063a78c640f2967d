// A consumer's settings, with the dependencies between them that Kafka checks.

import type { ConsumerConfig } from '../config.ts'
import { configError } from '../errors.ts'
import { OffsetSpec } from '../list-offsets.ts'

export interface ConsumerSettings {
  readonly groupId: string | undefined
  readonly protocol: 'classic' | 'consumer'
  /** With the consumer protocol: who deals, on the broker. */
  readonly remoteAssignor: string | undefined
  readonly groupInstanceId: string | undefined
  readonly readCommitted: boolean
  readonly checkCrcs: boolean
  readonly maxPollRecords: number
  readonly maxWaitMs: number
  readonly minBytes: number
  readonly maxBytes: number
  readonly partitionMaxBytes: number
  readonly rack: string
  readonly autoCommitMs: number | undefined
  readonly apiTimeoutMs: number
  readonly sessionTimeoutMs: number
  readonly heartbeatMs: number
  readonly maxPollIntervalMs: number
  readonly assignors: readonly string[]
  readonly excludeInternalTopics: boolean
  /** Where to begin without a committed offset: the time to ask for, or undefined to fail. */
  readonly resetTime: (nowMs: number) => number | undefined
}

export function consumerSettings(config: ConsumerConfig): ConsumerSettings {
  const groupId = config.string('group.id')
  if (groupId === '') throw configError('The configured group.id should not be an empty string or whitespace.')
  const autoCommit = config.boolean('enable.auto.commit')
  if (groupId === undefined && config.isSet('enable.auto.commit') && autoCommit)
    throw configError('enable.auto.commit cannot be set to true when default group id (null) is used.')
  return {
    groupId,
    protocol: protocolOf(config),
    remoteAssignor: config.string('group.remote.assignor'),
    groupInstanceId: config.string('group.instance.id'),
    readCommitted: config.string('isolation.level') === 'read_committed',
    checkCrcs: config.boolean('check.crcs'),
    maxPollRecords: config.number('max.poll.records'),
    maxWaitMs: config.number('fetch.max.wait.ms'),
    minBytes: config.number('fetch.min.bytes'),
    maxBytes: config.number('fetch.max.bytes'),
    partitionMaxBytes: config.number('max.partition.fetch.bytes'),
    rack: config.string('client.rack'),
    autoCommitMs: groupId !== undefined && autoCommit ? config.number('auto.commit.interval.ms') : undefined,
    apiTimeoutMs: config.number('default.api.timeout.ms'),
    sessionTimeoutMs: config.number('session.timeout.ms'),
    heartbeatMs: config.number('heartbeat.interval.ms'),
    maxPollIntervalMs: config.number('max.poll.interval.ms'),
    assignors: config.list('partition.assignment.strategy'),
    excludeInternalTopics: config.boolean('exclude.internal.topics'),
    resetTime: resetTimeOf(config.string('auto.offset.reset'))
  }
}

/** What only the classic protocol knows, and what only the other. */
const classicOnly = ['partition.assignment.strategy', 'heartbeat.interval.ms', 'session.timeout.ms']

function protocolOf(config: ConsumerConfig): 'classic' | 'consumer' {
  if (config.string('group.protocol').toUpperCase() === 'CLASSIC') {
    if (!config.isSet('group.remote.assignor')) return 'classic'
    throw configError('group.remote.assignor cannot be set when group.protocol=CLASSIC')
  }
  const misfit = classicOnly.find((key) => config.isSet(key))
  if (misfit !== undefined) throw configError(`${misfit} cannot be set when group.protocol=CONSUMER`)
  return 'consumer'
}

function resetTimeOf(text: string): ConsumerSettings['resetTime'] {
  if (text === 'earliest') return () => OffsetSpec.earliest
  if (text === 'latest') return () => OffsetSpec.latest
  if (text === 'none') return () => undefined
  const durationMs = isoDurationMs(text.slice('by_duration:'.length))
  return (nowMs) => Math.max(0, nowMs - durationMs)
}

/** `P3DT4H5M6.7S`, as java.time.Duration writes it. */
export function isoDurationMs(text: string): number {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text)
  if (found === null) throw configError(`not a duration: ${text}`)
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}
