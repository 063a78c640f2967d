// Answers to odd requests, as a running Apache Kafka 4.3.1 was seen to give them (test/interop/answers asks both).

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import { batch } from './records.ts'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

const nobody = 'AAAAAAAAAAAAAAAAAAAAZQ'
const operations = 3576
const notAsked = -0x80000000

let broker: RunningBroker
let wire: Wire
let idOfA: string
beforeAll(async () => {
  broker = await startBroker({})
  wire = await connect(broker.port)
  const topics = [
    { name: 'a', numPartitions: 3, replicationFactor: 1 },
    { name: 'b', numPartitions: 1, replicationFactor: 1 },
    {
      name: 'compacted',
      numPartitions: 1,
      replicationFactor: 1,
      configs: [{ name: 'cleanup.policy', value: 'compact' }]
    }
  ]
  const made = await wire.request('CreateTopics', 7, { topics, timeoutMs: 5000 })
  idOfA = made.topics.find(({ name }: Body) => name === 'a').topicId
}, 60_000)
afterAll(async () => {
  wire?.close()
  await broker?.stop()
}, 30_000)

describe('Metadata', () => {
  test.each([10, 11])('v%i cannot ask by id: the request is refused as a whole', async (version) => {
    const answer = await wire.request('Metadata', version, { topics: [{ topicId: idOfA, name: 'a' }] })
    expect(answer).toMatchObject({ brokers: [], controllerId: -1 })
    expect(answer.topics).toMatchObject([{ errorCode: ErrorCode.INVALID_REQUEST, name: 'a', topicId: idOfA }])
  })

  test('a request that names one topic by its id is answered for ids only', async () => {
    const topics = [{ topicId: idOfA, name: null }, { name: 'b' }]
    const answer = await wire.request('Metadata', 13, { topics, allowAutoTopicCreation: false })
    expect(answer.topics.map(({ name }: Body) => name)).toEqual(['a'])
  })

  test('what may be done with a topic that is not there is told when asked', async () => {
    const topics = [{ name: 'nothing' }]
    const body = { topics, allowAutoTopicCreation: false }
    const asked = await wire.request('Metadata', 12, { ...body, includeTopicAuthorizedOperations: true })
    expect(asked.topics).toMatchObject([{ errorCode: 3, topicAuthorizedOperations: operations }])
    const plain = await wire.request('Metadata', 12, body)
    expect(plain.topics).toMatchObject([{ errorCode: 3, topicAuthorizedOperations: notAsked }])
  })
})

describe('DescribeTopicPartitions', () => {
  const ask = (body: object): Promise<Body> =>
    wire.request('DescribeTopicPartitions', 0, { topics: [{ name: 'b' }, { name: 'a' }], ...body })

  test.each([0, -1])('a limit of %i still gives one partition', async (responsePartitionLimit) => {
    const { topics, nextCursor } = await ask({ responsePartitionLimit })
    expect(topics).toMatchObject([{ name: 'a', partitions: [{ partitionIndex: 0 }] }])
    expect(nextCursor).toMatchObject({ topicName: 'a', partitionIndex: 1 })
  })

  test.each([
    ['at a topic that is not asked for', { topicName: 'aa', partitionIndex: 0 }],
    ['before the first partition', { topicName: 'a', partitionIndex: -1 }]
  ])('a cursor %s is refused', async (_what, cursor) => {
    const { topics } = await ask({ cursor })
    expect(topics).toMatchObject([
      { name: 'b', errorCode: ErrorCode.INVALID_REQUEST },
      { name: 'a', errorCode: ErrorCode.INVALID_REQUEST }
    ])
  })
})

describe('topics that are refused', () => {
  test('have no configurations rather than null', async () => {
    const topics = [{ name: 'a', numPartitions: 1, replicationFactor: 1 }]
    const answer = await wire.request('CreateTopics', 7, { topics, timeoutMs: 5000 })
    expect(answer.topics).toMatchObject([{ errorCode: ErrorCode.TOPIC_ALREADY_EXISTS, configs: [] }])
  })

  test('a deletion by name and by id of the same topic names both and deletes nothing', async () => {
    const topics = [{ name: 'b' }, { name: 'b' }, { name: null, topicId: idOfA }, { name: 'a' }]
    const { responses } = await wire.request('DeleteTopics', 6, { topics, timeoutMs: 5000 })
    expect(responses).toHaveLength(2)
    expect(responses).toContainEqual(
      expect.objectContaining({ name: 'b', topicId: zeroUuid, errorCode: 42, errorMessage: 'Duplicate topic name.' })
    )
    expect(responses).toContainEqual(
      expect.objectContaining({
        name: 'a',
        topicId: idOfA,
        errorMessage: 'The provided topic name maps to an ID that was already supplied.'
      })
    )
  })

  test('an offset asked for twice is refused once', async () => {
    const partitions = [
      { partitionIndex: 0, timestamp: -1 },
      { partitionIndex: 0, timestamp: -2 }
    ]
    const { topics } = await wire.request('ListOffsets', 11, { replicaId: -1, topics: [{ name: 'a', partitions }] })
    expect(topics[0].partitions).toMatchObject([{ partitionIndex: 0, errorCode: ErrorCode.INVALID_REQUEST }])
  })
})

describe('Produce', () => {
  async function produce(name: string, records: Buffer): Promise<Body> {
    const topicData = [{ name, partitionData: [{ index: 0, records }] }]
    const answer = await wire.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
    return answer.responses[0].partitionResponses[0]
  }

  test('records that the log judged and refused are answered with its start', async () => {
    const keyless = await produce('compacted', batch(['x']))
    expect(keyless).toMatchObject({ errorCode: ErrorCode.INVALID_RECORD, baseOffset: -1, logStartOffset: 0 })
    const large = await produce('a', batch(['x'.repeat(1_200_000)]))
    expect(large).toMatchObject({ errorCode: ErrorCode.MESSAGE_TOO_LARGE, logStartOffset: -1 })
  })

  test.each([
    [1, ErrorCode.INVALID_RECORD],
    [3, ErrorCode.CORRUPT_MESSAGE],
    [-1, ErrorCode.CORRUPT_MESSAGE]
  ])('a batch of magic %i is refused with error %i', async (magic, errorCode) => {
    const records = batch(['x'])
    records.writeInt8(magic, 16)
    expect((await produce('a', records)).errorCode).toBe(errorCode)
  })
})

describe('Fetch', () => {
  const fetch = (version: number, partitions: object[], more: object = {}): Promise<Body> =>
    wire.request('Fetch', version, {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1_000_000,
      topics: [{ topic: 'a', topicId: idOfA, partitions }],
      ...more
    })

  beforeAll(async () => {
    for (const index of [0, 1]) {
      const topicData = [{ name: 'a', partitionData: [{ index, records: batch(['first', 'second']) }] }]
      await wire.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
    }
  })

  test('a partition whose first batch does not fit any more has no bytes at all', async () => {
    const one = { fetchOffset: 0, partitionMaxBytes: 1 }
    const answer = await fetch(12, [
      { partition: 0, ...one },
      { partition: 1, ...one }
    ])
    const lengths = answer.responses[0].partitions.map(({ records }: Body) => records?.length ?? 0)
    expect(lengths[0]).toBeGreaterThan(60)
    expect(lengths[1]).toBe(0)
  })

  test('an asker whose history differs learns where the log stands', async () => {
    const answer = await fetch(12, [{ partition: 0, fetchOffset: 99, lastFetchedEpoch: 0, partitionMaxBytes: 1000 }])
    expect(answer.responses[0].partitions[0]).toMatchObject({
      errorCode: 0,
      divergingEpoch: { epoch: 0, endOffset: 2 },
      highWatermark: 2,
      lastStableOffset: 2,
      logStartOffset: 0
    })
  })

  test('unknown topics have an empty list of aborted transactions, and leaders are told from v16 on', async () => {
    const topics = [{ topic: 'nothing', topicId: nobody, partitions: [{ partition: 0, fetchOffset: 0 }] }]
    const unknown = await fetch(13, [], { topics })
    expect(unknown.responses[0].partitions[0]).toMatchObject({
      errorCode: ErrorCode.UNKNOWN_TOPIC_ID,
      abortedTransactions: []
    })
    const stranger = await fetch(14, [{ partition: 0, fetchOffset: 0 }], { replicaId: 9 })
    expect(stranger.responses[0].partitions[0]).toMatchObject({
      errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER,
      currentLeader: { leaderId: -1, leaderEpoch: -1 }
    })
  })
})

describe('configurations', () => {
  const describeConfigs = (resourceType: number, resourceName: string): Promise<Body> =>
    wire
      .request('DescribeConfigs', 4, { resources: [{ resourceType, resourceName, configurationKeys: null }] })
      .then(({ results }) => results[0])
  const set = (name: string, key: string, value: string): Promise<Body> =>
    wire
      .request('IncrementalAlterConfigs', 1, {
        resources: [{ resourceType: 4, resourceName: name, configs: [{ name: key, configOperation: 0, value }] }]
      })
      .then(({ responses }) => responses[0])

  test('an answer without an error has an empty message', async () => {
    expect(await describeConfigs(2, 'a')).toMatchObject({ errorCode: 0, errorMessage: '' })
  })

  test('the log level is shown as the root logger', async () => {
    const { configs } = await describeConfigs(8, '1')
    expect(configs).toMatchObject([{ name: 'root', value: 'INFO', configSource: 6 }])
  })

  test('values of another broker are refused', async () => {
    expect(await set('7', 'log.cleaner.threads', '2')).toMatchObject({
      errorCode: ErrorCode.INVALID_REQUEST,
      errorMessage: 'Unexpected broker id, expected 1, but received 7'
    })
  })

  test.each([
    ['17', 'double the current value 8'],
    ['3', 'half the current value 8']
  ])('%s threads instead of 8 are refused', async (count, why) => {
    const answer = await set('1', 'num.io.threads', count)
    expect(answer.errorCode).toBe(ErrorCode.INVALID_REQUEST)
    expect(answer.errorMessage).toContain(why)
  })
})

describe('small ones', () => {
  test('a producer id without an epoch is no producer', async () => {
    const had = { transactionalId: null, transactionTimeoutMs: 1000, producerId: 5, producerEpoch: -1 }
    expect((await wire.request('InitProducerId', 5, had)).errorCode).toBe(ErrorCode.INVALID_REQUEST)
  })

  test('producers of a topic that cannot be are an invalid topic', async () => {
    const topics = [{ name: 'bad name', partitionIndexes: [0] }]
    const answer = await wire.request('DescribeProducers', 0, { topics })
    expect(answer.topics[0].partitions[0].errorCode).toBe(ErrorCode.INVALID_TOPIC_EXCEPTION)
  })

  test('updates of features that failed have no results of their own', async () => {
    const featureUpdates = [{ feature: 'no.such', maxVersionLevel: 1 }]
    const answer = await wire.request('UpdateFeatures', 1, { featureUpdates })
    expect(answer).toMatchObject({ errorCode: ErrorCode.INVALID_UPDATE_VERSION, results: [] })
  })
})
