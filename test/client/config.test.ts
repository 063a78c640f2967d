import { expect, test } from 'vitest'
import { adminConfig, consumerConfig, producerConfig, propertiesOf } from '../../src/client/config.ts'

const servers = { 'bootstrap.servers': 'localhost:9092' }

test('defaults are those of Kafka 4.4', () => {
  const producer = producerConfig(servers)
  expect(producer.number('linger.ms')).toBe(5)
  expect(producer.number('batch.size')).toBe(16384)
  expect(producer.string('acks')).toBe('all')
  const consumer = consumerConfig(servers)
  expect(consumer.string('auto.offset.reset')).toBe('latest')
  expect(consumer.string('group.id')).toBeUndefined()
  expect(adminConfig(servers).number('default.api.timeout.ms')).toBe(60000)
})

test('a value of the wrong kind is refused with the words of Kafka', () => {
  expect(() => producerConfig({ ...servers, 'linger.ms': 'soon' })).toThrow(
    'Invalid value soon for configuration linger.ms: Not a number of type LONG'
  )
  expect(() => producerConfig({ ...servers, acks: '2' })).toThrow(/String must be one of: all, -1, 0, 1/)
})

test('a slip is named, a key of another client is not spoken of', () => {
  const said: string[] = []
  adminConfig({ ...servers, 'linger.mss': 3, 'fetch.min.bytes': 1, 'my.own.key': 1 }, (_level, _logger, message) =>
    said.push(message)
  )
  expect(said).toEqual([
    "The configuration 'linger.mss' is not known. Did you mean 'linger.ms'?",
    "The configuration 'my.own.key' is not known."
  ])
})

test('a producer needs to know where to begin', () => {
  expect(() => producerConfig({})).toThrow(
    'Missing required configuration "bootstrap.servers" which has no default value.'
  )
})

test('of a key given twice in a file the last counts', () => {
  expect(propertiesOf('acks=1\n# no\nacks : all\n')).toEqual({ acks: 'all' })
})
