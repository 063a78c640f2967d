import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { batch } from './records.ts'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

let broker: RunningBroker
let wire: Wire
/** Connections dealt to both shards: what one sees the others must see. */
let others: Wire[]
beforeAll(async () => {
  broker = await startBroker({ overrides: { 'ottla.shards': '2' } })
  wire = await connect(broker.port)
  others = await Promise.all([1, 2, 3].map(() => connect(broker.port)))
}, 60_000)
afterAll(async () => {
  for (const one of [wire, ...(others ?? [])]) one?.close()
  await broker?.stop()
})

async function create(name: string, numPartitions = 1, more: object = {}): Promise<Body> {
  const topics = [{ name, numPartitions, replicationFactor: 1, ...more }]
  return (await wire.request('CreateTopics', 7, { topics, timeoutMs: 5000 })).topics[0]
}

async function produce(name: string, values: string[], client = wire, timestamp?: number): Promise<Body> {
  const records = batch(values, timestamp === undefined ? {} : { timestamp })
  const topicData = [{ name, partitionData: [{ index: 0, records }] }]
  const answer = await client.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
  return answer.responses[0].partitionResponses[0]
}

async function listOffset(name: string, timestamp: number, version = 11): Promise<Body> {
  const topics = [{ name, partitions: [{ partitionIndex: 0, timestamp }] }]
  return (await wire.request('ListOffsets', version, { replicaId: -1, isolationLevel: 0, topics })).topics[0]
    .partitions[0]
}

describe('topics', () => {
  test('a created topic is there at once on every connection', async () => {
    for (let round = 0; round < 50; round += 1) {
      const name = `at-once-${round}`
      const { topicId } = await create(name)
      for (const other of others) {
        const seen = await other.request('Metadata', 12, { topics: [{ name }], allowAutoTopicCreation: false })
        expect(seen.topics[0]).toMatchObject({ errorCode: 0, topicId })
        expect(seen.topics[0].partitions[0]).toMatchObject({ errorCode: 0, leaderId: 1 })
      }
      for (const other of others) expect((await produce(name, ['v'], other)).errorCode).toBe(0)
    }
  })

  test('a topic that is created anew under its name is another topic', async () => {
    const first = await create('again')
    await produce('again', ['old'])
    const gone = await wire.request('DeleteTopics', 6, { topics: [{ name: 'again' }], timeoutMs: 5000 })
    expect(gone.responses[0].errorCode).toBe(0)
    for (const other of others) expect((await produce('again', ['x'], other)).errorCode).toBe(3)
    const second = await create('again')
    expect(second.topicId).not.toBe(first.topicId)
    expect(await produce('again', ['new'])).toMatchObject({ errorCode: 0, baseOffset: 0 })
    const topicData = [{ topicId: first.topicId, partitionData: [{ index: 0, records: batch(['x']) }] }]
    const stale = await wire.request('Produce', 13, { acks: -1, timeoutMs: 5000, topicData })
    expect(stale.responses[0].partitionResponses[0].errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_ID)
  })

  test('what cannot be created has its error, and the others are created', async () => {
    await create('there')
    const topics = ['there', 'bad name', 'fine', 'twice', 'twice'].map((name) => ({
      name,
      numPartitions: 1,
      replicationFactor: name === 'fine' ? -1 : 1
    }))
    const answer = await wire.request('CreateTopics', 7, { topics, timeoutMs: 5000 })
    const codes = Object.fromEntries(answer.topics.map((one: Body) => [one.name, one.errorCode]))
    expect(codes).toEqual({
      there: ErrorCode.TOPIC_ALREADY_EXISTS,
      'bad name': ErrorCode.INVALID_TOPIC_EXCEPTION,
      fine: 0,
      twice: ErrorCode.INVALID_REQUEST
    })
  })

  test('Metadata creates what is missing when both sides allow it', async () => {
    const ask = (name: string, allowAutoTopicCreation: boolean): Promise<Body> =>
      wire.request('Metadata', 13, { topics: [{ name }], allowAutoTopicCreation })
    expect((await ask('auto', false)).topics[0].errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect((await ask('auto', true)).topics[0]).toMatchObject({ errorCode: 0, name: 'auto' })
    expect((await ask('not/allowed', true)).topics[0].errorCode).toBe(ErrorCode.INVALID_TOPIC_EXCEPTION)
  })

  test('partitions are added, never taken away', async () => {
    await create('growing', 2)
    const grow = async (count: number): Promise<number> =>
      (
        await wire.request('CreatePartitions', 3, {
          topics: [{ name: 'growing', count, assignments: null }],
          timeoutMs: 5000
        })
      ).results[0].errorCode
    expect(await grow(5)).toBe(0)
    expect(await grow(3)).toBe(ErrorCode.INVALID_PARTITIONS)
    const seen = await others[1]?.request('DescribeTopicPartitions', 0, { topics: [{ name: 'growing' }] })
    expect(seen.topics[0].partitions.map((one: Body) => one.leaderId)).toEqual([1, 1, 1, 1, 1])
  })

  test('DescribeTopicPartitions pages by its cursor', async () => {
    await create('paged', 5)
    const page = (cursor: object | null): Promise<Body> =>
      wire.request('DescribeTopicPartitions', 0, { topics: [{ name: 'paged' }], responsePartitionLimit: 2, cursor })
    const seen: number[] = []
    let cursor: object | null = null
    for (let pages = 0; pages < 10; pages += 1) {
      const answer: Body = await page(cursor)
      seen.push(...answer.topics.flatMap((one: Body) => one.partitions.map((two: Body) => two.partitionIndex)))
      cursor = answer.nextCursor
      if (cursor === null) break
    }
    expect(seen).toEqual([0, 1, 2, 3, 4])
  })
})

describe('offsets', () => {
  test('latest, earliest, by timestamp, and the greatest timestamp', async () => {
    await create('times')
    await produce('times', ['a', 'b'], wire, 1000)
    await produce('times', ['c'], wire, 3000)
    await produce('times', ['d'], wire, 2000)
    expect(await listOffset('times', -1)).toMatchObject({ errorCode: 0, offset: 4, timestamp: -1 })
    expect(await listOffset('times', -2)).toMatchObject({ errorCode: 0, offset: 0 })
    expect(await listOffset('times', 1500)).toMatchObject({ errorCode: 0, offset: 2, timestamp: 3000 })
    expect(await listOffset('times', 9000)).toMatchObject({ errorCode: 0, offset: -1, timestamp: -1 })
    expect(await listOffset('times', -3)).toMatchObject({ errorCode: 0, offset: 2, timestamp: 3000 })
    expect(await listOffset('times', -3, 6)).toMatchObject({ errorCode: ErrorCode.UNSUPPORTED_VERSION })
    expect(await listOffset('nowhere', -1)).toMatchObject({ errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION })
  })

  test('deleted records are gone for ListOffsets and Fetch', async () => {
    await create('trimmed')
    for (const value of ['a', 'b', 'c']) await produce('trimmed', [value])
    const trim = async (offset: number): Promise<Body> =>
      (
        await wire.request('DeleteRecords', 2, {
          topics: [{ name: 'trimmed', partitions: [{ partitionIndex: 0, offset }] }],
          timeoutMs: 5000
        })
      ).topics[0].partitions[0]
    expect(await trim(2)).toMatchObject({ errorCode: 0, lowWatermark: 2 })
    expect(await trim(9)).toMatchObject({ errorCode: ErrorCode.OFFSET_OUT_OF_RANGE })
    expect(await listOffset('trimmed', -2)).toMatchObject({ offset: 2 })
    expect(await trim(-1)).toMatchObject({ errorCode: 0, lowWatermark: 3 })
  })

  test('OffsetForLeaderEpoch says where an epoch ends', async () => {
    await create('epochs')
    await produce('epochs', ['a', 'b'])
    const topics = [{ topic: 'epochs', partitions: [{ partition: 0, currentLeaderEpoch: -1, leaderEpoch: 0 }] }]
    const answer = await wire.request('OffsetForLeaderEpoch', 4, { replicaId: -1, topics })
    expect(answer.topics[0].partitions[0]).toMatchObject({ errorCode: 0, leaderEpoch: 0, endOffset: 2 })
  })
})

describe('configuration', () => {
  const resource = { resourceType: 2, resourceName: 'configured' }
  async function describeTopic(keys: string[]): Promise<Record<string, [string, number]>> {
    const answer = await others[0]?.request('DescribeConfigs', 4, {
      resources: [{ ...resource, configurationKeys: keys }],
      includeSynonyms: true
    })
    return Object.fromEntries(answer.results[0].configs.map((one: Body) => [one.name, [one.value, one.configSource]]))
  }

  test('a topic is changed key by key, and as a whole', async () => {
    await create('configured', 1, { configs: [{ name: 'retention.ms', value: '1000' }] })
    const change = async (name: string, configOperation: number, value: string | null): Promise<Body> =>
      (
        await wire.request('IncrementalAlterConfigs', 1, {
          resources: [{ ...resource, configs: [{ name, configOperation, value }] }]
        })
      ).responses[0]
    expect(await change('segment.bytes', 0, '1048576')).toMatchObject({ errorCode: 0 })
    expect(await change('segment.bytes', 0, 'many')).toMatchObject({ errorCode: ErrorCode.INVALID_CONFIG })
    expect(await describeTopic(['segment.bytes', 'retention.ms'])).toEqual({
      'segment.bytes': ['1048576', 1],
      'retention.ms': ['1000', 1]
    })
    expect(await change('retention.ms', 1, null)).toMatchObject({ errorCode: 0 })
    expect(await describeTopic(['retention.ms'])).toEqual({ 'retention.ms': ['604800000', 5] })
    const whole = await wire.request('AlterConfigs', 2, {
      resources: [{ ...resource, configs: [{ name: 'max.message.bytes', value: '500' }] }]
    })
    expect(whole.responses[0]).toMatchObject({ errorCode: 0 })
    expect(await describeTopic(['segment.bytes', 'max.message.bytes'])).toEqual({
      'segment.bytes': ['1073741824', 5],
      'max.message.bytes': ['500', 1]
    })
    expect((await produce('configured', ['x'.repeat(600)])).errorCode).toBe(ErrorCode.MESSAGE_TOO_LARGE)
  })

  test('another broker and an unknown topic are refused', async () => {
    const answer = await wire.request('DescribeConfigs', 4, {
      resources: [
        { resourceType: 4, resourceName: '7', configurationKeys: null },
        { resourceType: 2, resourceName: 'nowhere', configurationKeys: null },
        { resourceType: 4, resourceName: '1', configurationKeys: ['node.id'] }
      ]
    })
    expect(answer.results.map((one: Body) => one.errorCode)).toEqual([
      ErrorCode.INVALID_REQUEST,
      ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
      0
    ])
    expect(answer.results[2].configs[0]).toMatchObject({ name: 'node.id', value: '1', readOnly: true })
  })

  test('resources are listed by type', async () => {
    const answer = await wire.request('ListConfigResources', 1, { resourceTypes: [4] })
    expect(answer.configResources).toMatchObject([{ resourceName: '1', resourceType: 4 }])
    expect((await wire.request('ListConfigResources', 1, { resourceTypes: [77] })).errorCode).toBe(35)
  })
})

describe('the cluster', () => {
  test('one broker, itself the controller', async () => {
    const answer = await wire.request('DescribeCluster', 2, { endpointType: 1, includeFencedBrokers: true })
    expect(answer).toMatchObject({ errorCode: 0, controllerId: 1 })
    expect(answer.brokers).toMatchObject([{ brokerId: 1, isFenced: false }])
    expect((await wire.request('DescribeCluster', 1, { endpointType: 2 })).errorCode).toBe(114)
    expect((await wire.request('DescribeCluster', 1, { endpointType: 9 })).errorCode).toBe(115)
  })

  test('one voter leads the quorum', async () => {
    const ask = (topicName: string): Promise<Body> =>
      wire.request('DescribeQuorum', 2, { topics: [{ topicName, partitions: [{ partitionIndex: 0 }] }] })
    const { topics, nodes } = await ask('__cluster_metadata')
    expect(topics[0].partitions[0]).toMatchObject({ errorCode: 0, leaderId: 1, currentVoters: [{ replicaId: 1 }] })
    expect(topics[0].partitions[0].highWatermark).toBeGreaterThan(0)
    expect(nodes).toMatchObject([{ nodeId: 1 }])
    expect((await ask('other')).topics[0].partitions[0].errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  })

  test('features that are not served cannot be finalised', async () => {
    const update = (feature: string, maxVersionLevel: number): Promise<Body> =>
      wire.request('UpdateFeatures', 2, {
        featureUpdates: [{ feature, maxVersionLevel, upgradeType: 1 }],
        timeoutMs: 5000
      })
    expect((await update('group.version', 1)).errorCode).not.toBe(0)
  })

  test('log directories say how large each partition is', async () => {
    await create('sized')
    await produce('sized', ['x'.repeat(1000)])
    const answer = await wire.request('DescribeLogDirs', 5, { topics: [{ topic: 'sized', partitions: [0] }] })
    expect(answer.errorCode).toBe(0)
    expect(answer.results[0]).toMatchObject({ errorCode: 0, logDir: broker.folder })
    expect(answer.results[0].topics[0].partitions[0].partitionSize).toBeGreaterThan(1000)
    expect(answer.results[0].totalBytes).toBeGreaterThan(0)
  })

  test('producers of a partition are described', async () => {
    await create('produced')
    const { producerId } = await wire.request('InitProducerId', 5, { transactionalId: null, transactionTimeoutMs: 0 })
    const records = batch(['v'], { producerId, producerEpoch: 0, baseSequence: 0 })
    const topicData = [{ name: 'produced', partitionData: [{ index: 0, records }] }]
    await wire.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
    const answer = await wire.request('DescribeProducers', 0, {
      topics: [{ name: 'produced', partitionIndexes: [0, 9] }]
    })
    const [first, unknown] = answer.topics[0].partitions
    expect(first.activeProducers).toMatchObject([{ producerId, producerEpoch: 0, lastSequence: 0 }])
    expect(unknown.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  })

  test('producer ids are never given twice, on whatever connection', async () => {
    const ids = await Promise.all(
      [wire, ...others].flatMap((client) =>
        Array.from({ length: 20 }, async () => {
          const answer = await client.request('InitProducerId', 4, { transactionalId: null, transactionTimeoutMs: 0 })
          return answer.producerId as number
        })
      )
    )
    expect(new Set(ids).size).toBe(80)
    const refused = await wire.request('InitProducerId', 4, { transactionalId: 'tx', transactionTimeoutMs: 60_000 })
    expect(refused.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
  })
})
