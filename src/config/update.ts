// What may be written dynamically. A resource's overrides are checked as a whole, as they would be after the change, with
// Kafka's messages; the result is undefined when they are fine.

import type { BrokerConfig, Properties } from './broker-config.ts'
import { wrongPerIpOverrides } from './connection-limits.ts'
import { check, type Definition } from './definition.ts'
import { brokerDefinitions, clientMetricsDefinitions, groupDefinitions, topicDefinitions } from './registry.ts'
import { listenerBase } from './synonyms.ts'
import { GroupConfig, TopicConfig } from './topic-config.ts'

function checkEach(definitions: ReadonlyMap<string, Definition>, what: string, values: Properties): string | undefined {
  for (const [name, text] of values) {
    const definition = definitions.get(name)
    if (definition === undefined) return `Unknown ${what} config name: ${name}`
    const checked = check(definition, text)
    if ('error' in checked) return checked.error
  }
  return undefined
}

function checkTopicTogether(topic: TopicConfig, broker: BrokerConfig): string | undefined {
  const least = topic.number('min.compaction.lag.ms')
  const most = topic.number('max.compaction.lag.ms')
  if (least > most)
    return `conflict topic config setting min.compaction.lag.ms (${least}) > max.compaction.lag.ms (${most})`
  if (!topic.boolean('remote.storage.enable')) return undefined
  if (!broker.boolean('remote.log.storage.system.enable'))
    return 'Tiered Storage functionality is disabled in the broker. Topic cannot be configured with remote log storage.'
  if (topic.list('cleanup.policy').includes('compact'))
    return 'Remote log storage is unsupported for the compacted topics'
  return undefined
}

/** All overrides of a topic after the change. */
export function checkTopicUpdate(broker: BrokerConfig, overrides: Properties): string | undefined {
  return (
    checkEach(topicDefinitions, 'topic', overrides) ?? checkTopicTogether(new TopicConfig(broker, overrides), broker)
  )
}

const groupBounds: readonly (readonly [
  (
    | 'consumer.session.timeout.ms'
    | 'consumer.heartbeat.interval.ms'
    | 'share.session.timeout.ms'
    | 'share.heartbeat.interval.ms'
    | 'share.record.lock.duration.ms'
    | 'share.delivery.count.limit'
    | 'share.partition.max.record.locks'
    | 'streams.session.timeout.ms'
    | 'streams.heartbeat.interval.ms'
  ),
  string,
  string
])[] = [
  ['consumer.session.timeout.ms', 'group.consumer.min.session.timeout.ms', 'group.consumer.max.session.timeout.ms'],
  [
    'consumer.heartbeat.interval.ms',
    'group.consumer.min.heartbeat.interval.ms',
    'group.consumer.max.heartbeat.interval.ms'
  ],
  ['share.session.timeout.ms', 'group.share.min.session.timeout.ms', 'group.share.max.session.timeout.ms'],
  ['share.heartbeat.interval.ms', 'group.share.min.heartbeat.interval.ms', 'group.share.max.heartbeat.interval.ms'],
  [
    'share.record.lock.duration.ms',
    'group.share.min.record.lock.duration.ms',
    'group.share.max.record.lock.duration.ms'
  ],
  ['share.delivery.count.limit', 'group.share.min.delivery.count.limit', 'group.share.max.delivery.count.limit'],
  [
    'share.partition.max.record.locks',
    'group.share.min.partition.max.record.locks',
    'group.share.max.partition.max.record.locks'
  ],
  ['streams.session.timeout.ms', 'group.streams.min.session.timeout.ms', 'group.streams.max.session.timeout.ms'],
  [
    'streams.heartbeat.interval.ms',
    'group.streams.min.heartbeat.interval.ms',
    'group.streams.max.heartbeat.interval.ms'
  ]
]

/** All overrides of a group after the change: in range, within the broker's bounds, heartbeats shorter than sessions. */
export function checkGroupUpdate(broker: BrokerConfig, overrides: Properties): string | undefined {
  const wrong = checkEach(groupDefinitions, 'group', overrides)
  if (wrong !== undefined) return wrong
  const group = new GroupConfig(broker, overrides)
  for (const [key, least, most] of groupBounds) {
    if (!overrides.has(key)) continue
    const value = group.number(key)
    if (value < Number(broker.text(least))) return `${key} must be greater than or equal to ${least}`
    if (value > Number(broker.text(most))) return `${key} must be less than or equal to ${most}`
  }
  for (const kind of ['consumer', 'share', 'streams'] as const) {
    const heartbeat = group.number(`${kind}.heartbeat.interval.ms`)
    if (group.number(`${kind}.session.timeout.ms`) <= heartbeat)
      return `${kind}.session.timeout.ms must be greater than ${kind}.heartbeat.interval.ms`
  }
  return undefined
}

/** A pattern is `name=regular expression`; the names are the client's properties (KIP-714). */
const matchers: ReadonlySet<string> = new Set([
  'client_instance_id',
  'client_id',
  'client_software_name',
  'client_software_version',
  'client_source_address',
  'client_source_port'
])

function wrongMatch(text: string): string | undefined {
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    if (at < 0 || !matchers.has(name)) return `Illegal client matching pattern: ${part}`
    try {
      new RegExp(part.slice(at + 1).trim())
    } catch {
      return `Illegal client matching pattern: ${part}`
    }
  }
  return undefined
}

export function checkClientMetricsUpdate(overrides: Properties): string | undefined {
  for (const [name, text] of overrides) {
    const definition = clientMetricsDefinitions.get(name)
    if (definition === undefined) return `Unknown client metrics configuration: ${name}`
    const checked = check(definition, text)
    if ('error' in checked) return checked.error
    if (name === 'interval.ms' && (Number(text) < 100 || Number(text) > 3_600_000))
      return `Invalid value ${text} for interval.ms, interval must be between 100 and 3600000 (1 hour)`
    const wrong = name === 'match' ? wrongMatch(text) : undefined
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** Key and trust stores are reloaded listener by listener. */
const perListener: ReadonlySet<string> = new Set([
  'ssl.key.password',
  'ssl.keystore.certificate.chain',
  'ssl.keystore.key',
  'ssl.keystore.location',
  'ssl.keystore.password',
  'ssl.keystore.type',
  'ssl.truststore.certificates',
  'ssl.truststore.location',
  'ssl.truststore.password',
  'ssl.truststore.type'
])

/** Names that a running broker does not take; `perBroker` is false for the cluster-wide default. */
function refused(names: readonly string[], perBroker: boolean): string | undefined {
  const modeOf = (name: string): Definition | undefined => brokerDefinitions.get(listenerBase(name) ?? name)
  const readOnly = names.filter((name) => modeOf(name)?.updateMode === 'read-only')
  if (readOnly.length > 0) return `Cannot update these configs dynamically: [${readOnly.join(', ')}]`
  const bare = names.filter((name) => perListener.has(name))
  if (bare.length > 0)
    return `These security configs can be dynamically updated only per-listener using the listener prefix: [${bare.join(', ')}]`
  if (perBroker) return undefined
  const ownOnly = names.filter((name) => modeOf(name)?.updateMode === 'per-broker')
  if (ownOnly.length > 0)
    return `Cannot update these configs at default cluster level, broker id must be specified: [${ownOnly.join(', ')}]`
  return undefined
}

const threadCounts = [
  'background.threads',
  'num.io.threads',
  'num.network.threads',
  'num.recovery.threads.per.data.dir',
  'num.replica.fetchers'
] as const

/** Pools grow and shrink by steps: to no more than twice and no less than half of what they are. */
function wrongThreads(current: BrokerConfig, after: BrokerConfig): string | undefined {
  for (const name of threadCounts) {
    const [before, wanted] = [current.number(name), after.number(name)]
    const what = `Dynamic thread count update validation failed for ${name}=${wanted}`
    if (wanted < Math.floor(before / 2)) return `${what}, value should be at least half the current value ${before}`
    if (wanted > before * 2) return `${what}, value should not be greater than double the current value ${before}`
  }
  return undefined
}

/** All dynamic values of a broker (or of the cluster-wide default) after the change. Keys of no table pass, as in Kafka. */
export function checkBrokerUpdate(current: BrokerConfig, values: Properties, perBroker: boolean): string | undefined {
  const names = [...values.keys()]
  const not = refused(names, perBroker)
  if (not !== undefined) return not
  for (const [name, text] of values) {
    const definition = brokerDefinitions.get(listenerBase(name) ?? name)
    const checked = definition === undefined ? undefined : check(definition, text)
    if (checked !== undefined && 'error' in checked) return checked.error
  }
  const after = perBroker
    ? current.withDynamic(current.layers.cluster, values)
    : current.withDynamic(values, current.layers.broker)
  if (after.number('log.cleaner.min.compaction.lag.ms') > after.number('log.cleaner.max.compaction.lag.ms'))
    return 'log.cleaner.min.compaction.lag.ms must not be greater than log.cleaner.max.compaction.lag.ms'
  return wrongPerIpOverrides(after) ?? wrongThreads(current, after)
}
