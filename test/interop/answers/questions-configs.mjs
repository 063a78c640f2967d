// DescribeConfigs, AlterConfigs, IncrementalAlterConfigs, ListConfigResources.

const [topic, broker, logger, metrics, group] = [2, 4, 8, 16, 32]
const [set, remove, append, subtract] = [0, 1, 2, 3]

const resource = (resourceType, resourceName, configurationKeys = null) => ({
  resourceType,
  resourceName,
  configurationKeys
})
const change = (name, configOperation, value = null) => ({ name, configOperation, value })
const incremental = (title, resourceType, resourceName, configs, more = {}) => [
  title,
  'IncrementalAlterConfigs',
  '0-1',
  { resources: [{ resourceType, resourceName, configs }] },
  { pauseMs: 200, changes: true, ...more }
]
const legacy = (title, resourceType, resourceName, configs) => [
  title,
  'AlterConfigs',
  '0-2',
  { resources: [{ resourceType, resourceName, configs }] },
  { pauseMs: 200, changes: true }
]
const describe = (title, resources, more = {}) => [
  title,
  'DescribeConfigs',
  '1-4',
  { resources, includeSynonyms: true, ...more }
]

export const questions = [
  describe('a topic', [resource(topic, 'a')]),
  describe('a topic without synonyms', [resource(topic, 'a')], { includeSynonyms: false }),
  describe('a topic with overrides', [resource(topic, 'compacted')]),
  describe('some keys', [resource(topic, 'a', ['retention.ms', 'no.such', 'retention.ms'])]),
  describe('no keys', [resource(topic, 'a', [])]),
  describe('unknown topic', [resource(topic, 'nothing'), resource(topic, 'bad name'), resource(topic, '')]),
  describe('same twice', [resource(topic, 'a', ['retention.ms']), resource(topic, 'a', ['cleanup.policy'])]),
  describe('a broker', [resource(broker, '1')]),
  describe('broker default', [resource(broker, '')]),
  describe('another broker', [resource(broker, '7')]),
  describe('no broker number', [resource(broker, 'abc')]),
  describe('loggers', [resource(logger, '1', ['root', 'no.such.logger'])]),
  describe('logger of another', [resource(logger, '7')]),
  describe('logger of nobody', [resource(logger, '')]),
  describe('metrics', [resource(metrics, 'sub')]),
  describe('metrics of nobody', [resource(metrics, '')]),
  describe('group', [resource(group, 'g')]),
  describe('group of nobody', [resource(group, '')]),
  describe('strange types', [resource(0, 'x'), resource(1, 'x'), resource(99, 'x')]),
  ['none', 'DescribeConfigs', '1-4', { resources: [] }],

  incremental('set', topic, 'a', [change('retention.ms', set, '1000000'), change('max.message.bytes', set, '2000000')]),
  describe('after set', [resource(topic, 'a', ['retention.ms', 'max.message.bytes'])]),
  incremental('append', topic, 'a', [change('cleanup.policy', append, 'compact')]),
  describe('after append', [resource(topic, 'a', ['cleanup.policy'])]),
  incremental('append again', topic, 'a', [change('cleanup.policy', append, 'compact')]),
  incremental('subtract', topic, 'a', [change('cleanup.policy', subtract, 'compact')]),
  describe('after subtract', [resource(topic, 'a', ['cleanup.policy'])]),
  incremental('subtract all', topic, 'a', [change('cleanup.policy', subtract, 'delete')]),
  describe('after subtract all', [resource(topic, 'a', ['cleanup.policy'])]),
  incremental('delete', topic, 'a', [
    change('cleanup.policy', remove),
    change('retention.ms', remove),
    change('max.message.bytes', remove)
  ]),
  incremental('delete what is not there', topic, 'a', [change('retention.ms', remove)]),
  incremental('delete unknown', topic, 'a', [change('no.such', remove)]),
  describe('after delete', [resource(topic, 'a', ['cleanup.policy', 'retention.ms'])]),
  incremental('set null', topic, 'a', [change('retention.ms', set, null)]),
  incremental('append null', topic, 'a', [change('cleanup.policy', append, null)]),
  incremental('append to a number', topic, 'a', [change('retention.ms', append, '5')]),
  incremental('subtract from a number', topic, 'a', [change('retention.ms', subtract, '5')]),
  incremental('strange operation', topic, 'a', [change('retention.ms', 9, '5')]),
  incremental('unknown key', topic, 'a', [change('no.such', set, '5')]),
  incremental('bad value', topic, 'a', [change('retention.ms', set, 'abc')]),
  incremental('out of range', topic, 'a', [change('min.insync.replicas', set, '0')]),
  incremental('bad list', topic, 'a', [change('cleanup.policy', set, 'shred')]),
  incremental('bad enum', topic, 'a', [change('compression.type', set, 'bzip')]),
  incremental('empty value', topic, 'a', [change('retention.ms', set, '')]),
  incremental('same key twice', topic, 'a', [change('retention.ms', set, '5'), change('retention.ms', set, '6')]),
  incremental('no changes', topic, 'a', []),
  incremental('unknown topic', topic, 'nothing', [change('retention.ms', set, '5')]),
  incremental('bad topic', topic, 'bad name', [change('retention.ms', set, '5')]),
  incremental('no topic', topic, '', [change('retention.ms', set, '5')]),
  incremental('throttled replicas', topic, 'a', [change('leader.replication.throttled.replicas', set, 'x')]),
  incremental('wildcard throttle', topic, 'a', [change('leader.replication.throttled.replicas', set, '*')]),
  incremental('remove throttle', topic, 'a', [change('leader.replication.throttled.replicas', remove)]),
  [
    'only checked',
    'IncrementalAlterConfigs',
    '0-1',
    {
      resources: [{ resourceType: topic, resourceName: 'a', configs: [change('retention.ms', set, '77')] }],
      validateOnly: true
    }
  ],
  [
    'same resource twice',
    'IncrementalAlterConfigs',
    '0-1',
    {
      resources: [
        { resourceType: topic, resourceName: 'a', configs: [change('retention.ms', set, '77')] },
        { resourceType: topic, resourceName: 'a', configs: [change('retention.ms', set, '78')] }
      ],
      validateOnly: true
    }
  ],
  ['none', 'IncrementalAlterConfigs', '0-1', { resources: [] }],
  describe('after all this', [resource(topic, 'a', ['retention.ms', 'leader.replication.throttled.replicas'])]),

  incremental('a broker', broker, '1', [change('log.cleaner.threads', set, '2')]),
  incremental('all brokers', broker, '', [change('log.retention.ms', set, '7000000')]),
  describe('broker after', [resource(broker, '1', ['log.cleaner.threads', 'log.retention.ms', 'log.retention.hours'])]),
  describe('all brokers after', [resource(broker, '')]),
  describe('topic after broker', [resource(topic, 'a', ['retention.ms'])]),
  incremental('a broker back', broker, '1', [change('log.cleaner.threads', remove)]),
  incremental('all brokers back', broker, '', [change('log.retention.ms', remove)]),
  incremental('read-only key', broker, '1', [change('broker.id', set, '2')]),
  incremental('read-only for all', broker, '', [change('log.dirs', set, '/tmp')]),
  incremental('per-broker key for all', broker, '', [change('listeners', set, 'PLAINTEXT://:9092')]),
  incremental('unknown broker key', broker, '1', [change('no.such', set, '1')]),
  incremental('unknown broker key back', broker, '1', [change('no.such', remove)]),
  incremental('bad broker value', broker, '1', [change('log.cleaner.threads', set, 'abc')]),
  incremental('broker value out of range', broker, '1', [change('log.cleaner.threads', set, '-1')]),
  incremental('too many threads', broker, '1', [change('num.io.threads', set, '1000')]),
  incremental('another broker', broker, '7', [change('log.cleaner.threads', set, '2')]),
  incremental('no broker number', broker, 'abc', [change('log.cleaner.threads', set, '2')]),
  incremental('quota of a broker', broker, '1', [change('leader.replication.throttled.rate', set, '100000')]),
  describe('broker after quota', [resource(broker, '1', ['leader.replication.throttled.rate'])]),
  incremental('quota back', broker, '1', [change('leader.replication.throttled.rate', remove)]),

  incremental('metrics', metrics, 'sub', [change('interval.ms', set, '60000'), change('metrics', set, 'a,b')]),
  describe('metrics after', [resource(metrics, 'sub')]),
  incremental('bad metrics', metrics, 'sub', [change('interval.ms', set, '5')]),
  incremental('bad match', metrics, 'sub', [change('match', set, 'x')]),
  incremental('unknown metrics key', metrics, 'sub', [change('no.such', set, '5')]),
  incremental('group', group, 'g', [change('consumer.session.timeout.ms', set, '46000')]),
  describe('group after', [resource(group, 'g', ['consumer.session.timeout.ms'])]),
  incremental('bad group', group, 'g', [change('consumer.session.timeout.ms', set, '1')]),
  incremental('unknown group key', group, 'g', [change('no.such', set, '5')]),
  incremental('strange type', 99, 'x', [change('retention.ms', set, '5')]),
  incremental('type none', 0, 'x', [change('retention.ms', set, '5')]),

  legacy('set', topic, 'a', [{ name: 'retention.ms', value: '5000000' }]),
  legacy('replace', topic, 'a', [{ name: 'max.message.bytes', value: '3000000' }]),
  describe('after replace', [resource(topic, 'a', ['retention.ms', 'max.message.bytes'])]),
  legacy('null', topic, 'a', [{ name: 'retention.ms', value: null }]),
  legacy('unknown key', topic, 'a', [{ name: 'no.such', value: '1' }]),
  legacy('bad value', topic, 'a', [{ name: 'retention.ms', value: 'x' }]),
  legacy('unknown topic', topic, 'nothing', [{ name: 'retention.ms', value: '1' }]),
  legacy('bad topic', topic, 'bad name', [{ name: 'retention.ms', value: '1' }]),
  legacy('same key twice', topic, 'a', [
    { name: 'retention.ms', value: '1' },
    { name: 'retention.ms', value: '2' }
  ]),
  legacy('strange type', 99, 'x', []),
  legacy('another broker', broker, '7', [{ name: 'log.cleaner.threads', value: '2' }]),
  legacy('loggers', logger, '1', [{ name: 'root', value: 'INFO' }]),
  legacy('clear', topic, 'a', []),
  [
    'same resource twice',
    'AlterConfigs',
    '2',
    {
      resources: [
        { resourceType: topic, resourceName: 'a', configs: [] },
        { resourceType: topic, resourceName: 'a', configs: [] }
      ],
      validateOnly: true
    }
  ],
  describe('after clear', [resource(topic, 'a', ['retention.ms', 'max.message.bytes'])]),

  ['all', 'ListConfigResources', '0-1', {}],
  ['topics', 'ListConfigResources', '1', { resourceTypes: [topic] }],
  ['metrics and group', 'ListConfigResources', '1', { resourceTypes: [metrics, group] }],
  ['brokers', 'ListConfigResources', '1', { resourceTypes: [broker, logger] }],
  ['strange', 'ListConfigResources', '1', { resourceTypes: [99] }],
  ['unknown type', 'ListConfigResources', '1', { resourceTypes: [0] }],
  incremental('metrics gone', metrics, 'sub', [change('interval.ms', remove), change('metrics', remove)]),
  incremental('group gone', group, 'g', [change('consumer.session.timeout.ms', remove)])
]
