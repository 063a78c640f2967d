import { describe, expect, test } from 'vitest'
import { BrokerConfig } from '#config/broker-config.js'
import { GroupConfig, TopicConfig } from '#config/topic-config.js'

const broker = (file: Record<string, string>, cluster: Record<string, string> = {}, own: Record<string, string> = {}) =>
  new BrokerConfig(new Map(Object.entries(file)), new Map(Object.entries(cluster)), new Map(Object.entries(own)))
const topic = (config: BrokerConfig, overrides: Record<string, string> = {}) =>
  new TopicConfig(config, new Map(Object.entries(overrides)))

describe('effective topic configuration', () => {
  test('comes from the table when nobody says anything', () => {
    expect(topic(broker({})).number('retention.ms')).toBe(604_800_000)
    expect(topic(broker({})).number('segment.ms')).toBe(604_800_000)
    expect(topic(broker({})).list('cleanup.policy')).toEqual(['delete'])
  })

  test('an unlimited int64 is the largest exact number', () => {
    expect(topic(broker({})).number('flush.messages')).toBe(Number.MAX_SAFE_INTEGER)
  })

  test('inherits the broker, converted from its unit', () => {
    expect(topic(broker({ 'log.retention.hours': '1' })).number('retention.ms')).toBe(3_600_000)
    expect(topic(broker({ 'log.retention.hours': '-1' })).number('retention.ms')).toBe(-1)
  })

  test('the finer unit wins over the coarser one', () => {
    const both = broker({ 'log.retention.hours': '1', 'log.retention.minutes': '3', 'log.retention.ms': '5' })
    expect(topic(both).number('retention.ms')).toBe(5)
  })

  test('dynamic per broker wins over dynamic cluster default, which wins over the file', () => {
    const file = { 'log.segment.bytes': '1048577' }
    const cluster = { 'log.segment.bytes': '1048578' }
    expect(topic(broker(file)).number('segment.bytes')).toBe(1048577)
    expect(topic(broker(file, cluster)).number('segment.bytes')).toBe(1048578)
    expect(topic(broker(file, cluster, { 'log.segment.bytes': '1048579' })).number('segment.bytes')).toBe(1048579)
  })

  test("the topic's own value wins over all", () => {
    expect(topic(broker({ 'log.retention.ms': '5' }), { 'retention.ms': '7' }).number('retention.ms')).toBe(7)
  })
})

test('a group inherits its broker key', () => {
  const config = broker({ 'group.consumer.session.timeout.ms': '50000' })
  expect(new GroupConfig(config, new Map()).number('consumer.session.timeout.ms')).toBe(50_000)
  expect(new GroupConfig(config, new Map()).string('streams.assignor.name')).toBeUndefined()
})
