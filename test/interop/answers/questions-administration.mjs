// Topics, metadata, cluster.

const zero = 'AAAAAAAAAAAAAAAAAAAAAA'
const nobody = 'AAAAAAAAAAAAAAAAAAAAZQ'

const topic = (name, more = {}) => ({
  name,
  numPartitions: 1,
  replicationFactor: 1,
  assignments: [],
  configs: [],
  ...more
})

/** Keeps the ids of the topics in an answer. */
function learnIds({ ids }, { topics = [] }) {
  for (const { name, topicId } of topics)
    if (topicId !== undefined && topicId !== zero && name !== null) ids[name] = topicId
}

const create = (title, topics, more = {}) => [
  title,
  'CreateTopics',
  '7',
  { topics, timeoutMs: 5000 },
  { learn: learnIds, pauseMs: 300, ...more }
]

const all = '0-13'

export const questions = [
  create('three topics', [
    topic('a', { numPartitions: 3 }),
    topic('b'),
    topic('compacted', { configs: [{ name: 'cleanup.policy', value: 'compact' }] })
  ]),
  create('defaults', [topic('defaults', { numPartitions: -1, replicationFactor: -1 })]),
  create('log append time', [
    topic('append-time', { configs: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }] })
  ]),
  create('by assignment', [
    topic('assigned', {
      numPartitions: -1,
      replicationFactor: -1,
      assignments: [
        { partitionIndex: 0, brokerIds: [1] },
        { partitionIndex: 1, brokerIds: [1] }
      ]
    })
  ]),
  create('many wrong ones', [
    topic('a'),
    topic('bad name'),
    topic(''),
    topic('.'),
    topic('..'),
    topic('x'.repeat(250)),
    topic('zero', { numPartitions: 0 }),
    topic('negative', { numPartitions: -2 }),
    topic('replicas', { replicationFactor: 2 }),
    topic('noreplicas', { replicationFactor: 0 }),
    topic('both', { assignments: [{ partitionIndex: 0, brokerIds: [1] }] }),
    topic('nobroker', {
      numPartitions: -1,
      replicationFactor: -1,
      assignments: [{ partitionIndex: 0, brokerIds: [9] }]
    }),
    topic('gap', { numPartitions: -1, replicationFactor: -1, assignments: [{ partitionIndex: 1, brokerIds: [1] }] }),
    topic('samebroker', {
      numPartitions: -1,
      replicationFactor: -1,
      assignments: [{ partitionIndex: 0, brokerIds: [1, 1] }]
    }),
    topic('nobrokers', {
      numPartitions: -1,
      replicationFactor: -1,
      assignments: [{ partitionIndex: 0, brokerIds: [] }]
    }),
    topic('repeated', {
      numPartitions: -1,
      replicationFactor: -1,
      assignments: [
        { partitionIndex: 0, brokerIds: [1] },
        { partitionIndex: 0, brokerIds: [1] }
      ]
    }),
    topic('unknownconfig', { configs: [{ name: 'no.such', value: '1' }] }),
    topic('badconfig', { configs: [{ name: 'retention.ms', value: 'abc' }] }),
    topic('rangeconfig', { configs: [{ name: 'segment.bytes', value: '-5' }] }),
    topic('nullconfig', { configs: [{ name: 'retention.ms', value: null }] }),
    topic('twiceconfig', {
      configs: [
        { name: 'retention.ms', value: '1' },
        { name: 'retention.ms', value: '2' }
      ]
    }),
    topic('__cluster_metadata'),
    topic('twice'),
    topic('twice'),
    topic('with.dot')
  ]),
  create('colliding names', [topic('with_dot'), topic('with.dot')]),
  [
    'only checked',
    'CreateTopics',
    '2-7',
    { topics: [topic('checked', { numPartitions: -1, replicationFactor: -1 })], timeoutMs: 5000, validateOnly: true }
  ],
  ['none', 'CreateTopics', '2-7', { topics: [], timeoutMs: 5000 }],
  ['existing', 'CreateTopics', '2-7', { topics: [topic('a')], timeoutMs: 5000 }],
  [
    'too many partitions',
    'CreateTopics',
    '7',
    { topics: [topic('huge', { numPartitions: 2_000_000 })], timeoutMs: 5000, validateOnly: true }
  ],

  ['all', 'Metadata', all, (_, version) => ({ topics: version === 0 ? [] : null, allowAutoTopicCreation: false })],
  ['none', 'Metadata', '1-13', { topics: [] }],
  ['one', 'Metadata', all, { topics: [{ name: 'a' }], allowAutoTopicCreation: false }],
  ['twice the same', 'Metadata', all, { topics: [{ name: 'a' }, { name: 'a' }], allowAutoTopicCreation: false }],
  ['unknown', 'Metadata', '4-13', { topics: [{ name: 'nothing' }], allowAutoTopicCreation: false }],
  [
    'bad names',
    'Metadata',
    '4-13',
    { topics: [{ name: 'bad name' }, { name: '' }, { name: '..' }], allowAutoTopicCreation: false }
  ],
  [
    'bad names to create',
    'Metadata',
    '4-13',
    { topics: [{ name: 'bad name' }, { name: '' }, { name: '..' }], allowAutoTopicCreation: true }
  ],
  [
    'by id',
    'Metadata',
    '10-13',
    ({ ids }) => ({ topics: [{ topicId: ids.a, name: null }], allowAutoTopicCreation: false })
  ],
  [
    'by id and name',
    'Metadata',
    '10-13',
    ({ ids }) => ({ topics: [{ topicId: ids.a, name: 'a' }], allowAutoTopicCreation: false })
  ],
  ['by unknown id', 'Metadata', '12-13', { topics: [{ topicId: nobody, name: null }], allowAutoTopicCreation: false }],
  [
    'by null name and no id',
    'Metadata',
    '12-13',
    { topics: [{ topicId: zero, name: null }], allowAutoTopicCreation: false }
  ],
  [
    'null name below v12',
    'Metadata',
    '10-11',
    { topics: [{ topicId: zero, name: null }], allowAutoTopicCreation: false }
  ],
  [
    'mixed',
    'Metadata',
    '12-13',
    ({ ids }) => ({ topics: [{ topicId: ids.a, name: null }, { name: 'b' }], allowAutoTopicCreation: false })
  ],
  [
    'operations',
    'Metadata',
    '8-13',
    (_, version) => ({
      topics: [{ name: 'a' }, { name: 'nothing' }],
      allowAutoTopicCreation: false,
      includeTopicAuthorizedOperations: true,
      ...(version <= 10 ? { includeClusterAuthorizedOperations: true } : {})
    })
  ],
  [
    'internal, not created',
    'Metadata',
    '8-13',
    { topics: [{ name: '__consumer_offsets' }], allowAutoTopicCreation: false }
  ],

  ['plain', 'DescribeCluster', '0-2', {}],
  ['operations', 'DescribeCluster', '0-2', { includeClusterAuthorizedOperations: true }],
  ['controllers', 'DescribeCluster', '1-2', { endpointType: 2 }],
  ['strange endpoint', 'DescribeCluster', '1-2', { endpointType: 7 }],
  ['fenced too', 'DescribeCluster', '2', { includeFencedBrokers: true }],

  ['all', 'DescribeTopicPartitions', '0', { topics: [] }, { ordered: true }],
  [
    'some',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }, { name: 'nothing' }, { name: 'a' }] },
    { ordered: true }
  ],
  [
    'limit',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], responsePartitionLimit: 2 },
    { ordered: true }
  ],
  [
    'limit at a topic',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], responsePartitionLimit: 3 },
    { ordered: true }
  ],
  [
    'no limit',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], responsePartitionLimit: 0 },
    { ordered: true }
  ],
  [
    'negative limit',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], responsePartitionLimit: -1 },
    { ordered: true }
  ],
  [
    'cursor',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], cursor: { topicName: 'a', partitionIndex: 1 } },
    { ordered: true }
  ],
  [
    'cursor beyond',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], cursor: { topicName: 'a', partitionIndex: 7 } },
    { ordered: true }
  ],
  [
    'cursor at unknown',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], cursor: { topicName: 'aa', partitionIndex: 0 } },
    { ordered: true }
  ],
  [
    'cursor at end',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'b' }, { name: 'a' }], cursor: { topicName: 'z', partitionIndex: 0 } },
    { ordered: true }
  ],
  [
    'negative cursor',
    'DescribeTopicPartitions',
    '0',
    { topics: [{ name: 'a' }], cursor: { topicName: 'a', partitionIndex: -1 } },
    { ordered: true }
  ],
  [
    'all from cursor',
    'DescribeTopicPartitions',
    '0',
    { topics: [], cursor: { topicName: 'assigned', partitionIndex: 1 } },
    { ordered: true }
  ],
  ['bad name', 'DescribeTopicPartitions', '0', { topics: [{ name: 'bad name' }, { name: '' }] }, { ordered: true }],

  [
    'more',
    'CreatePartitions',
    '3',
    { topics: [{ name: 'b', count: 2, assignments: null }], timeoutMs: 5000 },
    { changes: true, pauseMs: 300 }
  ],
  [
    'wrong',
    'CreatePartitions',
    '0-3',
    {
      topics: [
        { name: 'a', count: 3, assignments: null },
        { name: 'b', count: 1, assignments: null },
        { name: 'nothing', count: 3, assignments: null },
        { name: 'compacted', count: 0, assignments: null },
        { name: 'defaults', count: -1, assignments: null },
        { name: 'assigned', count: 3, assignments: [{ brokerIds: [9] }] },
        { name: 'append-time', count: 3, assignments: [{ brokerIds: [1] }] }
      ],
      timeoutMs: 5000
    }
  ],
  [
    'wrong assignments',
    'CreatePartitions',
    '3',
    {
      topics: [
        { name: 'a', count: 4, assignments: [{ brokerIds: [1, 1] }] },
        { name: 'b', count: 3, assignments: [{ brokerIds: [] }] },
        { name: 'assigned', count: 3, assignments: [] }
      ],
      timeoutMs: 5000
    }
  ],
  [
    'same twice',
    'CreatePartitions',
    '3',
    {
      topics: [
        { name: 'a', count: 4, assignments: null },
        { name: 'a', count: 5, assignments: null }
      ],
      timeoutMs: 5000
    }
  ],
  [
    'only checked',
    'CreatePartitions',
    '0-3',
    { topics: [{ name: 'a', count: 9, assignments: null }], timeoutMs: 5000, validateOnly: true }
  ],
  ['none', 'CreatePartitions', '0-3', { topics: [], timeoutMs: 5000 }],
  [
    'too many',
    'CreatePartitions',
    '3',
    { topics: [{ name: 'a', count: 3_000_000, assignments: null }], timeoutMs: 5000, validateOnly: true }
  ],
  ['after growth', 'Metadata', '13', { topics: [{ name: 'b' }], allowAutoTopicCreation: false }],

  create('to delete', [topic('d1'), topic('d2'), topic('d3')]),
  ['by name', 'DeleteTopics', '5', { topicNames: ['d1'], timeoutMs: 5000 }, { changes: true, pauseMs: 300 }],
  ['by name again', 'DeleteTopics', '1-5', { topicNames: ['d1', 'nothing', 'bad name', ''], timeoutMs: 5000 }],
  [
    'by id',
    'DeleteTopics',
    '6',
    ({ ids }) => ({ topics: [{ name: null, topicId: ids.d2 }], timeoutMs: 5000 }),
    { changes: true, pauseMs: 300 }
  ],
  [
    'by id again',
    'DeleteTopics',
    '6',
    ({ ids }) => ({
      topics: [{ name: null, topicId: ids.d2 }, { name: null, topicId: nobody }, { name: 'd2' }],
      timeoutMs: 5000
    })
  ],
  [
    'by id and name',
    'DeleteTopics',
    '6',
    ({ ids }) => ({ topics: [{ name: 'd3', topicId: ids.d3 }], timeoutMs: 5000 })
  ],
  ['by neither', 'DeleteTopics', '6', { topics: [{ name: null, topicId: zero }], timeoutMs: 5000 }],
  [
    'same twice',
    'DeleteTopics',
    '6',
    ({ ids }) => ({
      topics: [{ name: 'd3' }, { name: 'd3' }, { name: null, topicId: ids.a }, { name: 'a' }],
      timeoutMs: 5000
    })
  ],
  ['same name twice', 'DeleteTopics', '1-5', { topicNames: ['d3', 'd3'], timeoutMs: 5000 }],
  ['none', 'DeleteTopics', '1-6', { topics: [], topicNames: [], timeoutMs: 5000 }]
]
