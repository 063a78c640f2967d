// Produce, Fetch, ListOffsets, DeleteRecords, OffsetForLeaderEpoch, InitProducerId, DescribeProducers, DescribeLogDirs.

import { buildBatch } from '../../../dist/protocol/batch/builder.js'

const nobody = 'AAAAAAAAAAAAAAAAAAAAZQ'
const time = 1_700_000_000_000
const record = (value, key = null) => ({ key: key === null ? null : Buffer.from(key), value: Buffer.from(value) })
const batch = (values, options = {}) =>
  buildBatch(
    { timestamp: time, ...options },
    values.map((value, at) => ({ ...record(value), timestamp: time + at }))
  )
const keyed = (values, options = {}) =>
  buildBatch(
    { timestamp: time, ...options },
    values.map((value) => record(value, `k-${value}`))
  )

const produceAll = '3-13'
const named = (known, version, name) => (version >= 13 ? { topicId: known.ids[name] ?? nobody } : { name })
const produce = (title, versions, name, partitionData, more = {}, options = {}) => [
  title,
  'Produce',
  versions,
  (known, version) => ({
    acks: -1,
    timeoutMs: 3000,
    topicData: [
      {
        ...named(known, version, name),
        partitionData: typeof partitionData === 'function' ? partitionData(known, version) : partitionData
      }
    ],
    ...more
  }),
  { changes: true, ...options }
]
const corrupt = (bytes, at) => {
  const copy = Buffer.from(bytes)
  copy[at] ^= 0x55
  return copy
}

const fetchAll = '4-18'
const fetch = (title, versions, name, partitions, more = {}, options = {}) => [
  title,
  'Fetch',
  versions,
  (known, version) => ({
    maxWaitMs: 100,
    minBytes: 1,
    maxBytes: 1_000_000,
    topics:
      name === null
        ? []
        : [
            {
              ...(version >= 13 ? { topicId: known.ids[name] ?? nobody } : { topic: name }),
              partitions: partitions.map((one) => ({ partitionMaxBytes: 100_000, fetchOffset: 0, ...one }))
            }
          ],
    ...(typeof more === 'function' ? more(known, version) : more)
  }),
  options
]
const offsets = (title, versions, name, partitions, more = {}) => [
  title,
  'ListOffsets',
  versions,
  { replicaId: -1, topics: [{ name, partitions }], timeoutMs: 3000, ...more }
]
const trim = (title, name, partitions) => [
  title,
  'DeleteRecords',
  '0-2',
  { topics: [{ name, partitions }], timeoutMs: 3000 },
  { changes: true }
]
const epochs = (title, topic, partitions, more = {}) => [
  title,
  'OffsetForLeaderEpoch',
  '2-4',
  { replicaId: -1, topics: [{ topic, partitions }], ...more }
]
const rememberProducer = (known, { producerId }) => {
  if (producerId >= 0) known.producerId = producerId
}

export const questions = [
  produce('good', produceAll, 'a', [{ index: 0, records: batch(['x', 'y']) }]),
  produce('acks 1', produceAll, 'a', [{ index: 1, records: batch(['x']) }], { acks: 1 }),
  produce('acks 0', '9', 'a', [{ index: 2, records: batch(['x']) }], { acks: 0 }, { answered: false, pauseMs: 200 }),
  produce('acks 2', produceAll, 'a', [{ index: 0, records: batch(['x']) }], { acks: 2 }),
  produce('unknown topic', produceAll, 'nothing', [{ index: 0, records: batch(['x']) }]),
  produce('unknown partition', produceAll, 'a', [
    { index: 7, records: batch(['x']) },
    { index: -1, records: batch(['x']) }
  ]),
  produce('append time', produceAll, 'append-time', [{ index: 0, records: batch(['x']) }]),
  produce('key needed', produceAll, 'compacted', [{ index: 0, records: batch(['x', 'z']) }]),
  produce('with keys', produceAll, 'compacted', [{ index: 0, records: keyed(['x']) }]),
  produce('bad crc', produceAll, 'a', [{ index: 0, records: corrupt(batch(['xyz']), 70) }]),
  produce('bad magic', produceAll, 'a', [{ index: 0, records: corrupt(batch(['xyz']), 16) }]),
  produce('cut', produceAll, 'a', [{ index: 0, records: batch(['xyz']).subarray(0, 65) }]),
  produce('null records', '9', 'a', [{ index: 0, records: null }]),
  produce('empty records', produceAll, 'a', [{ index: 0, records: Buffer.alloc(0) }]),
  produce('two batches', produceAll, 'a', [{ index: 0, records: Buffer.concat([batch(['x']), batch(['y'])]) }]),
  produce('control', produceAll, 'a', [{ index: 0, records: batch(['x'], { control: true }) }]),
  produce('too large', '9-13', 'a', [{ index: 0, records: batch(['x'.repeat(1_200_000)]) }]),
  produce('one good one bad', '9-13', 'a', [
    { index: 0, records: batch(['x']) },
    { index: 9, records: batch(['x']) }
  ]),
  produce('transactional', '9-13', 'a', [{ index: 0, records: batch(['x'], { transactional: true }) }]),
  ['nothing', 'Produce', produceAll, { acks: -1, timeoutMs: 3000, topicData: [] }],

  [
    'fresh',
    'InitProducerId',
    '0-5',
    { transactionalId: null, transactionTimeoutMs: 1000 },
    { learn: rememberProducer }
  ],
  [
    'had one',
    'InitProducerId',
    '3-5',
    { transactionalId: null, transactionTimeoutMs: 1000, producerId: 5, producerEpoch: 3 }
  ],
  [
    'half',
    'InitProducerId',
    '3-5',
    { transactionalId: null, transactionTimeoutMs: 1000, producerId: 5, producerEpoch: -1 }
  ],
  ['empty id', 'InitProducerId', '0-5', { transactionalId: '', transactionTimeoutMs: 1000 }],
  produce('idempotent', '9', 'b', (known) => [
    { index: 0, records: batch(['1', '2'], { producerId: known.producerId, producerEpoch: 0, baseSequence: 0 }) }
  ]),
  produce('duplicate', '3-12', 'b', (known) => [
    { index: 0, records: batch(['1', '2'], { producerId: known.producerId, producerEpoch: 0, baseSequence: 0 }) }
  ]),
  produce('gap', '3-12', 'b', (known) => [
    { index: 0, records: batch(['1', '2'], { producerId: known.producerId, producerEpoch: 0, baseSequence: 7 }) }
  ]),
  produce('newer epoch must begin at 0', '9', 'b', (known) => [
    { index: 0, records: batch(['1'], { producerId: known.producerId, producerEpoch: 1, baseSequence: 7 }) }
  ]),
  produce('newer epoch', '9', 'b', (known) => [
    { index: 0, records: batch(['1'], { producerId: known.producerId, producerEpoch: 1, baseSequence: 0 }) }
  ]),
  produce('older epoch', '3-12', 'b', (known) => [
    { index: 0, records: batch(['1'], { producerId: known.producerId, producerEpoch: 0, baseSequence: 2 }) }
  ]),
  produce('unknown producer in the middle', '9', 'b', [
    { index: 0, records: batch(['1'], { producerId: 77_777, producerEpoch: 3, baseSequence: 5 }) }
  ]),
  [
    'some',
    'DescribeProducers',
    '0',
    {
      topics: [
        { name: 'b', partitionIndexes: [0, 1, 7] },
        { name: 'nothing', partitionIndexes: [0] },
        { name: 'bad name', partitionIndexes: [0] }
      ]
    }
  ],
  ['none', 'DescribeProducers', '0', { topics: [] }],

  fetch('from 0', fetchAll, 'a', [{ partition: 0 }]),
  fetch('from the middle', fetchAll, 'a', [{ partition: 0, fetchOffset: 3 }]),
  fetch('the end', fetchAll, 'compacted', [{ partition: 0, fetchOffset: 11 }]),
  fetch('beyond', fetchAll, 'a', [{ partition: 0, fetchOffset: 99_999 }]),
  fetch('negative', fetchAll, 'a', [{ partition: 0, fetchOffset: -1 }]),
  fetch('empty log', fetchAll, 'defaults', [{ partition: 0 }]),
  fetch('committed only', fetchAll, 'a', [{ partition: 0 }], { isolationLevel: 1 }),
  fetch('strange isolation', fetchAll, 'a', [{ partition: 0 }], { isolationLevel: 5 }),
  fetch('append time', fetchAll, 'defaults', [{ partition: 0 }]),
  fetch('unknown topic', fetchAll, 'nothing', [{ partition: 0 }]),
  fetch('unknown partition', fetchAll, 'a', [{ partition: 9 }]),
  fetch('small limit', fetchAll, 'a', [
    { partition: 0, partitionMaxBytes: 1 },
    { partition: 1, partitionMaxBytes: 1 }
  ]),
  fetch('small limit for all', fetchAll, 'a', [{ partition: 0 }, { partition: 1 }], { maxBytes: 1 }),
  fetch('no limit', fetchAll, 'a', [{ partition: 0, partitionMaxBytes: 0 }], { maxBytes: 0 }),
  fetch('one batch', fetchAll, 'a', [{ partition: 0, partitionMaxBytes: 100 }]),
  fetch('old leader epoch', '9-18', 'a', [{ partition: 0, currentLeaderEpoch: 0 }]),
  fetch('future leader epoch', '9-18', 'a', [{ partition: 0, currentLeaderEpoch: 5 }]),
  fetch('last fetched epoch', '12-18', 'a', [{ partition: 0, fetchOffset: 2, lastFetchedEpoch: 0 }]),
  fetch('future last fetched epoch', '12-18', 'a', [{ partition: 0, fetchOffset: 2, lastFetchedEpoch: 5 }]),
  fetch('diverged', '12-18', 'a', [{ partition: 0, fetchOffset: 99_999, lastFetchedEpoch: 0 }]),
  fetch('by a follower', '4-14', 'a', [{ partition: 0 }], { replicaId: 1 }),
  fetch('by a stranger', '4-14', 'a', [{ partition: 0 }], { replicaId: 9 }),
  fetch('nothing', fetchAll, null, []),
  fetch(
    'open session',
    '7-18',
    'a',
    [{ partition: 0 }, { partition: 1 }],
    { sessionId: 0, sessionEpoch: 0 },
    {
      learn: (known, { sessionId }) => {
        known.sessionId = sessionId
      }
    }
  ),
  fetch('go on', '18', null, [], (known) => ({ sessionId: known.sessionId, sessionEpoch: 1 })),
  fetch('go on wrongly', '18', null, [], (known) => ({ sessionId: known.sessionId, sessionEpoch: 7 })),
  fetch('add to session', '18', 'b', [{ partition: 0 }], (known) => ({ sessionId: known.sessionId, sessionEpoch: 2 })),
  fetch('forget', '18', null, [], (known) => ({
    sessionId: known.sessionId,
    sessionEpoch: 3,
    forgottenTopicsData: [{ topicId: known.ids.a, partitions: [0, 1] }]
  })),
  fetch('add unknown', '18', 'nothing', [{ partition: 0 }], (known) => ({
    sessionId: known.sessionId,
    sessionEpoch: 4
  })),
  fetch('unknown again', '18', null, [], (known) => ({ sessionId: known.sessionId, sessionEpoch: 5 })),
  fetch('close session', '18', null, [], (known) => ({ sessionId: known.sessionId, sessionEpoch: -1 })),
  fetch('closed session', '18', null, [], (known) => ({ sessionId: known.sessionId, sessionEpoch: 6 })),
  fetch('no such session', '7-18', null, [], { sessionId: 123_456, sessionEpoch: 1 }),

  ...[
    ['latest', -1],
    ['earliest', -2],
    ['at 0', 0],
    ['in the middle', time + 1],
    ['in the future', time * 2],
    ['huge', 9223372036854775807n]
  ].map(([title, timestamp]) =>
    offsets(title, '1-11', 'a', [
      { partitionIndex: 0, timestamp },
      { partitionIndex: 2, timestamp }
    ])
  ),
  ...[
    ['max timestamp', -3],
    ['earliest local', -4],
    ['tiered', -5],
    ['pending upload', -6],
    ['strange', -7]
  ].map(([title, timestamp]) => offsets(title, '1-11', 'a', [{ partitionIndex: 0, timestamp }])),
  ...[
    ['empty latest', -1],
    ['empty earliest', -2],
    ['empty max', -3],
    ['empty at', 5]
  ].map(([title, timestamp]) => offsets(title, '7-11', 'defaults', [{ partitionIndex: 0, timestamp }])),
  offsets('unknown', '1-11', 'nothing', [{ partitionIndex: 0, timestamp: -1 }]),
  offsets('unknown partition', '1-11', 'a', [{ partitionIndex: 9, timestamp: -1 }]),
  offsets('same twice', '1-11', 'a', [
    { partitionIndex: 0, timestamp: -1 },
    { partitionIndex: 0, timestamp: -2 }
  ]),
  offsets('committed', '2-11', 'a', [{ partitionIndex: 0, timestamp: -1 }], { isolationLevel: 1 }),
  offsets('old epoch', '4-11', 'a', [{ partitionIndex: 0, timestamp: -1, currentLeaderEpoch: 0 }]),
  offsets('future epoch', '4-11', 'a', [{ partitionIndex: 0, timestamp: -1, currentLeaderEpoch: 9 }]),
  offsets('by a replica', '1-11', 'a', [{ partitionIndex: 0, timestamp: -1 }], { replicaId: 1 }),
  offsets('for debugging', '1-11', 'a', [{ partitionIndex: 0, timestamp: -1 }], { replicaId: -2 }),
  ['none', 'ListOffsets', '1-11', { replicaId: -1, topics: [] }],

  epochs('epoch 0', 'a', [{ partition: 0, leaderEpoch: 0 }]),
  epochs('future epoch', 'a', [{ partition: 0, leaderEpoch: 5 }]),
  epochs('negative epoch', 'a', [{ partition: 0, leaderEpoch: -1 }]),
  epochs('wrong current', 'a', [{ partition: 0, leaderEpoch: 0, currentLeaderEpoch: 5 }]),
  epochs('empty', 'defaults', [{ partition: 0, leaderEpoch: 0 }]),
  epochs('unknown', 'nothing', [{ partition: 0, leaderEpoch: 0 }]),
  epochs('unknown partition', 'a', [{ partition: 9, leaderEpoch: 0 }]),
  epochs('by a replica', 'a', [{ partition: 0, leaderEpoch: 0 }], { replicaId: 1 }),

  trim('to 3', 'a', [{ partitionIndex: 0, offset: 3 }]),
  trim('back to 2', 'a', [{ partitionIndex: 0, offset: 2 }]),
  trim('beyond', 'a', [{ partitionIndex: 0, offset: 99_999 }]),
  trim('negative', 'a', [{ partitionIndex: 0, offset: -2 }]),
  trim('everything', 'a', [{ partitionIndex: 1, offset: -1 }]),
  trim('compacted', 'compacted', [{ partitionIndex: 0, offset: 1 }]),
  trim('unknown', 'nothing', [{ partitionIndex: 0, offset: 1 }]),
  trim('unknown partition', 'a', [{ partitionIndex: 9, offset: 1 }]),
  ['none', 'DeleteRecords', '0-2', { topics: [], timeoutMs: 1000 }],
  fetch('before the start', fetchAll, 'a', [{ partition: 0, fetchOffset: 1 }]),
  offsets('earliest after trim', '1-11', 'a', [
    { partitionIndex: 0, timestamp: -2 },
    { partitionIndex: 1, timestamp: -2 }
  ]),
  epochs('epoch after trim', 'a', [{ partition: 0, leaderEpoch: 0 }]),

  ['all', 'DescribeLogDirs', '1-4', { topics: null }],
  [
    'some',
    'DescribeLogDirs',
    '1-4',
    {
      topics: [
        { topic: 'a', partitions: [0, 7] },
        { topic: 'nothing', partitions: [0] }
      ]
    }
  ],
  ['none', 'DescribeLogDirs', '1-4', { topics: [] }],

  ['', 'Metadata', '9', { topics: [{ name: 'made-by-asking' }], allowAutoTopicCreation: true }, { pauseMs: 500 }],
  ['created', 'Metadata', '9', { topics: [{ name: 'made-by-asking' }], allowAutoTopicCreation: true }]
]
