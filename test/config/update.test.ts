import { describe, expect, test } from 'vitest'
import { BrokerConfig } from '#config/broker-config.js'
import { checkBrokerUpdate, checkClientMetricsUpdate, checkGroupUpdate, checkTopicUpdate } from '#config/update.js'

const broker = new BrokerConfig(new Map())
const topic = (values: Record<string, string>) => checkTopicUpdate(broker, new Map(Object.entries(values)))

describe('a topic change', () => {
  test('that is fine is not complained about', () => {
    expect(
      topic({ 'retention.ms': '1', 'cleanup.policy': 'compact,delete', 'min.insync.replicas': '2' })
    ).toBeUndefined()
    expect(topic({ 'follower.replication.throttled.replicas': '*' })).toBeUndefined()
    expect(topic({ 'follower.replication.throttled.replicas': '0:1,1:2' })).toBeUndefined()
  })

  test('of an unknown key says which, as Kafka does', () => {
    expect(topic({ 'no.such.key': '1' })).toBe('Unknown topic config name: no.such.key')
  })

  test('with a wrong value says which, as Kafka does', () => {
    expect(topic({ 'retention.ms': 'abc' })).toBe(
      'Invalid value abc for configuration retention.ms: Not a number of type LONG'
    )
    expect(topic({ 'max.message.bytes': '-1' })).toMatch('Value must be at least 0')
    expect(topic({ 'cleanup.policy': 'shred' })).toMatch('String must be one of: compact, delete')
    expect(topic({ 'compression.gzip.level': '0' })).toMatch('between 1 and 9')
    expect(topic({ 'min.cleanable.dirty.ratio': '1.5' })).toMatch('no more than 1')
    expect(topic({ 'leader.replication.throttled.replicas': '0' })).toMatch(
      "Invalid value [0] for configuration leader.replication.throttled.replicas: leader.replication.throttled.replicas must be the literal '*'"
    )
  })

  test('with compaction lags in the wrong order is refused', () => {
    expect(topic({ 'min.compaction.lag.ms': '10', 'max.compaction.lag.ms': '5' })).toMatch('conflict topic config')
  })

  test('to tiered storage is refused while the broker has none', () => {
    expect(topic({ 'remote.storage.enable': 'true' })).toMatch('disabled in the broker')
  })
})

describe('a broker change', () => {
  const change = (values: Record<string, string>, perBroker: boolean) =>
    checkBrokerUpdate(broker, new Map(Object.entries(values)), perBroker)

  test('of a read-only key is refused', () => {
    expect(change({ 'node.id': '2' }, true)).toBe('Cannot update these configs dynamically: [node.id]')
  })

  test('of a per-broker key needs a broker', () => {
    const key = 'listener.name.x.ssl.keystore.type'
    expect(change({ [key]: 'PEM' }, true)).toBeUndefined()
    expect(change({ [key]: 'PEM' }, false)).toMatch('broker id must be specified')
    expect(change({ 'ssl.keystore.type': 'PEM' }, true)).toMatch('only per-listener')
  })

  test('of a cluster-wide key may be made at both levels', () => {
    expect(change({ 'log.cleaner.threads': '2' }, true)).toBeUndefined()
    expect(change({ 'log.cleaner.threads': '2' }, false)).toBeUndefined()
    expect(change({ 'log.cleaner.threads': '-2' }, false)).toMatch('at least 0')
  })

  test('of a key that no table knows is taken, for plug-ins', () => {
    expect(change({ 'my.plugin.key': 'x' }, true)).toBeUndefined()
  })
})

describe('a group change', () => {
  const change = (values: Record<string, string>) => checkGroupUpdate(broker, new Map(Object.entries(values)))

  test('within the bounds of the broker is fine', () => {
    expect(
      change({ 'consumer.session.timeout.ms': '45000', 'share.auto.offset.reset': 'by_duration:PT1H' })
    ).toBeUndefined()
  })

  test('beyond the bounds of the broker is refused', () => {
    expect(change({ 'consumer.session.timeout.ms': '1000' })).toMatch('group.consumer.min.session.timeout.ms')
    expect(change({ 'consumer.session.timeout.ms': '999999' })).toMatch('group.consumer.max.session.timeout.ms')
  })

  test('of an unknown key or to a wrong choice is refused', () => {
    expect(change({ x: '1' })).toMatch('Unknown group config name: x')
    expect(change({ 'share.auto.offset.reset': 'by_duration:1h' })).toMatch('String must be one of')
  })
})

test('a client metrics subscription has an interval between 100 ms and an hour, and patterns that can be read', () => {
  expect(checkClientMetricsUpdate(new Map([['interval.ms', '1000']]))).toBeUndefined()
  expect(checkClientMetricsUpdate(new Map([['interval.ms', '10']]))).toMatch('between 100 and')
  expect(checkClientMetricsUpdate(new Map([['match', 'client_id=a.*,client_software_name=x']]))).toBeUndefined()
  expect(checkClientMetricsUpdate(new Map([['match', 'colour=red']]))).toMatch('Illegal client matching pattern')
  expect(checkClientMetricsUpdate(new Map([['match', 'client_id=[']]))).toMatch('Illegal client matching pattern')
})
