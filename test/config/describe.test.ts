// The golden files are what Apache's kafka-configs printed about a running broker. Their synonyms name every layer, so the
// layers are rebuilt from them and described again: the output must be the same text.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BrokerConfig } from '#config/broker-config.js'
import {
  type ConfigEntry,
  ConfigSource,
  type DescribeOptions,
  describeBroker,
  describeClientMetrics,
  describeClusterDefault,
  describeGroup,
  describeLoggers,
  describeTopic
} from '#config/describe.js'

const golden = (name: string): string[] =>
  readFileSync(new URL(`../golden/configs/configs-describe-${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('  '))

const all: DescribeOptions = { keys: null, synonyms: true, documentation: false }

const sourceNames = new Map<number, string>([
  [ConfigSource.TOPIC_CONFIG, 'DYNAMIC_TOPIC_CONFIG'],
  [ConfigSource.DYNAMIC_BROKER_CONFIG, 'DYNAMIC_BROKER_CONFIG'],
  [ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG, 'DYNAMIC_DEFAULT_BROKER_CONFIG'],
  [ConfigSource.STATIC_BROKER_CONFIG, 'STATIC_BROKER_CONFIG'],
  [ConfigSource.DEFAULT_CONFIG, 'DEFAULT_CONFIG'],
  [ConfigSource.GROUP_CONFIG, 'DYNAMIC_GROUP_CONFIG']
])

const printed = (entries: readonly ConfigEntry[]): string[] =>
  entries
    .map(({ name, value, isSensitive, synonyms }) => {
      const list = synonyms.map((one) => `${sourceNames.get(one.source)}:${one.name}=${one.value}`).join(', ')
      return `  ${name}=${value} sensitive=${isSensitive} synonyms={${list}}`
    })
    .sort()

/** Values of one layer, as the synonyms of the golden lines name them. Names hold dots but no `=`. */
function layer(lines: readonly string[], source: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of lines) {
    const synonyms = line.slice(line.indexOf('synonyms={') + 10, -1)
    for (const part of synonyms.split(/, (?=[A-Z_]+:[a-z.]+=)/)) {
      const match = /^([A-Z_]+):([^=]+)=([\s\S]*)$/.exec(part)
      if (match?.[1] === source) found.set(match[2] ?? '', match[3] ?? '')
    }
  }
  return found
}

const brokerLines = golden('broker-all')
const config = new BrokerConfig(
  layer(brokerLines, 'STATIC_BROKER_CONFIG'),
  layer(brokerLines, 'DYNAMIC_DEFAULT_BROKER_CONFIG'),
  layer(brokerLines, 'DYNAMIC_BROKER_CONFIG')
)

describe('what Apache Kafka printed', () => {
  test('for every key of a broker is described the same', () => {
    const ours = describeBroker(config, all).filter(({ name }) => !name.startsWith('ottla.'))
    expect(printed(ours)).toEqual([...brokerLines].sort())
    expect(ours.length).toBeGreaterThan(340)
  })

  test('for the cluster-wide default is described the same', () => {
    expect(printed(describeClusterDefault(config, all))).toEqual(golden('broker-default').sort())
  })

  test('for every key of a topic is described the same', () => {
    const lines = golden('topic-all')
    const overrides = layer(lines, 'DYNAMIC_TOPIC_CONFIG')
    expect(printed(describeTopic(config, overrides, all))).toEqual([...lines].sort())
  })

  test('for a group is described the same', () => {
    const lines = golden('groups')
    const entries = describeGroup(config, layer(lines, 'DYNAMIC_GROUP_CONFIG'), all)
    expect(printed(entries.filter(({ configSource }) => configSource === ConfigSource.GROUP_CONFIG))).toEqual(lines)
  })
})

describe('a description', () => {
  const one = (entries: readonly ConfigEntry[], name: string) => entries.find((entry) => entry.name === name)

  test('shows only the asked keys, and an empty list asks for all', () => {
    const asked = describeTopic(config, new Map(), { ...all, keys: ['retention.ms', 'no.such.key'] })
    expect(asked.map(({ name }) => name)).toEqual(['retention.ms'])
    expect(describeTopic(config, new Map(), { ...all, keys: [] }).length).toBeGreaterThan(30)
  })

  test('leaves out synonyms and documentation unless asked', () => {
    const entry = one(
      describeTopic(config, new Map(), { keys: null, synonyms: false, documentation: false }),
      'retention.ms'
    )
    expect(entry?.synonyms).toEqual([])
    expect(entry?.documentation).toBeNull()
    expect(entry?.configSource).toBe(ConfigSource.STATIC_BROKER_CONFIG)
  })

  test('has a line for every topic key when asked', () => {
    const entries = describeTopic(config, new Map(), { ...all, documentation: true })
    expect(entries.filter(({ documentation }) => documentation === null)).toEqual([])
  })

  test('never holds a password, in the value or in a synonym', () => {
    const secret = new BrokerConfig(new Map([['listener.name.x.ssl.key.password', 'hunter2']]))
    const entries = describeBroker(secret, all)
    expect(one(entries, 'listener.name.x.ssl.key.password')).toMatchObject({
      value: null,
      isSensitive: true,
      readOnly: false
    })
    expect(JSON.stringify(entries)).not.toMatch('hunter2')
  })

  test('calls a key read-only when no broker takes it while running', () => {
    const entries = describeBroker(config, all)
    expect(one(entries, 'node.id')?.readOnly).toBe(true)
    expect(one(entries, 'log.cleaner.threads')?.readOnly).toBe(false)
  })

  test('of a client metrics subscription has defaults and what was set', () => {
    const entries = describeClientMetrics(new Map([['interval.ms', '5000']]), all)
    expect(one(entries, 'interval.ms')).toMatchObject({
      value: '5000',
      configSource: ConfigSource.CLIENT_METRICS_CONFIG
    })
    expect(one(entries, 'match')).toMatchObject({ value: '', configSource: ConfigSource.DEFAULT_CONFIG })
  })

  test('of the loggers has a dynamic level each', () => {
    expect(describeLoggers(new Map([['root', 'INFO']]), all)[0]).toMatchObject({ name: 'root', value: 'INFO' })
  })
})
