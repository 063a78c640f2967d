import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import { batch, valuesOf } from './records.ts'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

let broker: RunningBroker
let wire: Wire
beforeAll(async () => {
  broker = await startBroker({})
  wire = await connect(broker.port)
}, 60_000)
afterAll(async () => {
  wire?.close()
  await broker?.stop()
})

let made = 0
async function topic(partitions = 1, configs: Record<string, string> = {}): Promise<{ name: string; id: string }> {
  made += 1
  const name = `topic-${made}`
  const answer = await wire.request('CreateTopics', 7, {
    topics: [
      {
        name,
        numPartitions: partitions,
        replicationFactor: 1,
        configs: Object.entries(configs).map(([key, value]) => ({ name: key, value }))
      }
    ],
    timeoutMs: 5000
  })
  expect(answer.topics[0]).toMatchObject({ errorCode: 0, errorMessage: null })
  return { name, id: answer.topics[0].topicId }
}

interface Target {
  readonly name: string
  readonly id: string
}

async function produce(
  to: Target,
  records: Buffer | null,
  { version = 13, acks = -1, index = 0, client = wire, transactionalId = null as string | null } = {}
): Promise<Body> {
  const topicData = [{ name: to.name, topicId: to.id, partitionData: [{ index, records }] }]
  const body = { transactionalId, acks, timeoutMs: 5000, topicData }
  const answer = await client.request('Produce', version, body, { answered: acks !== 0 })
  return answer?.responses[0].partitionResponses[0]
}

interface FetchOptions {
  version?: number
  offset?: number
  bytesMax?: number
  partitionBytesMax?: number
  waitMs?: number
  bytesMin?: number
  isolation?: number
  client?: Wire
  epoch?: number
}

async function fetch(
  from: Target,
  options: FetchOptions = {}
): Promise<{ partition: Body; values: unknown; body: Body }> {
  const { version = 18, offset = 0, client = wire } = options
  const { body, frame } = await client.requestWithFrame('Fetch', version, {
    maxWaitMs: options.waitMs ?? 0,
    minBytes: options.bytesMin ?? 1,
    maxBytes: options.bytesMax ?? 1 << 20,
    isolationLevel: options.isolation ?? 0,
    topics: [
      {
        topic: from.name,
        topicId: from.id,
        partitions: [
          {
            partition: 0,
            fetchOffset: offset,
            currentLeaderEpoch: options.epoch ?? -1,
            partitionMaxBytes: options.partitionBytesMax ?? 1 << 20
          }
        ]
      }
    ]
  })
  const partition = body.responses[0]?.partitions[0]
  return { partition, body, values: partition === undefined ? [] : valuesOf(partition, frame) }
}

describe('every version', () => {
  test.each(Array.from({ length: 11 }, (_, at) => at + 3))('Produce v%i is stored and numbered', async (version) => {
    const to = await topic()
    expect(await produce(to, batch(['a', 'b']), { version })).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await produce(to, batch(['c']), { version, acks: 1 })).toMatchObject({ errorCode: 0, baseOffset: 2 })
    expect((await fetch(to)).values).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c']
    ])
  })

  test.each(Array.from({ length: 15 }, (_, at) => at + 4))('Fetch v%i reads what was written', async (version) => {
    const to = await topic()
    await produce(to, batch(['x', 'y']))
    const { partition, values } = await fetch(to, { version })
    expect(partition).toMatchObject({ errorCode: 0, partitionIndex: 0, lastStableOffset: 2 })
    expect(Number(partition.highWatermark)).toBe(2)
    expect(values).toEqual([
      [0, 'x'],
      [1, 'y']
    ])
    expect((await fetch(to, { version, offset: 2 })).partition).toMatchObject({
      errorCode: 0,
      abortedTransactions: null
    })
    expect((await fetch(to, { version, isolation: 1 })).partition).toMatchObject({ abortedTransactions: [] })
  })
})

describe('Produce', () => {
  test('acks=0 is stored and not answered; a mistake closes the connection', async () => {
    const to = await topic()
    const client = await connect(broker.port)
    await produce(to, batch(['quiet']), { acks: 0, client })
    expect((await client.request('ApiVersions', 0, {})).errorCode).toBe(0)
    expect((await fetch(to)).values).toEqual([[0, 'quiet']])
    const end = client.expect()
    await produce({ name: 'nowhere', id: zeroUuid }, batch(['lost']), { acks: 0, client, version: 12 })
    await expect(end).rejects.toThrow('closed the connection')
  })

  test.each([
    ['an unknown name', 12, { name: 'nowhere', id: zeroUuid }, 0, -1, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
    ['an unknown id', 13, { name: '', id: 'Z29sZGVuLWdvbGRlbi1nbw' }, 0, -1, ErrorCode.UNKNOWN_TOPIC_ID],
    ['an unknown partition', 12, undefined, 7, -1, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION],
    ['acks of 2', 13, undefined, 0, 2, ErrorCode.INVALID_REQUIRED_ACKS]
  ])('%s is refused', async (_what, version, target, index, acks, errorCode) => {
    const answer = await produce(target ?? (await topic()), batch(['v']), { version, index, acks })
    expect(answer).toMatchObject({ errorCode, baseOffset: -1 })
  })

  test('no batch, two batches and a broken batch are refused; the log stays as it was', async () => {
    const to = await topic()
    expect(await produce(to, null)).toMatchObject({ errorCode: ErrorCode.INVALID_RECORD })
    const two = Buffer.concat([batch(['a']), batch(['b'])])
    expect(await produce(to, two)).toMatchObject({ errorCode: ErrorCode.INVALID_RECORD })
    const broken = batch(['a'])
    broken[broken.length - 1] = (broken[broken.length - 1] ?? 0) ^ 0xff
    expect(await produce(to, broken)).toMatchObject({ errorCode: ErrorCode.CORRUPT_MESSAGE })
    expect((await fetch(to)).partition).toMatchObject({ highWatermark: 0 })
  })

  test('a batch over max.message.bytes is refused', async () => {
    const to = await topic(1, { 'max.message.bytes': '200' })
    expect(await produce(to, batch(['x'.repeat(300)]))).toMatchObject({ errorCode: ErrorCode.MESSAGE_TOO_LARGE })
  })

  test.each([1, -1])('with flush.messages=1 acks=%i is answered after the disk has it', async (acks) => {
    const to = await topic(1, { 'flush.messages': '1' })
    for (const value of ['a', 'b', 'c']) expect((await produce(to, batch([value]), { acks })).errorCode).toBe(0)
    const { partition, values } = await fetch(to)
    expect(partition.highWatermark).toBe(3)
    expect(values).toHaveLength(3)
  })

  test('a transactional producer is refused while transactions are not served', async () => {
    const to = await topic()
    const transactional = batch(['v'], { transactional: true, producerId: 1, producerEpoch: 0, baseSequence: 0 })
    const answer = await produce(to, transactional, { transactionalId: 'tx' })
    expect(answer.errorCode).toBe(ErrorCode.INVALID_TXN_STATE)
    // Without an id there is nobody who may: the whole request is refused.
    const nobody = await produce(to, transactional)
    expect(nobody.errorCode).toBe(ErrorCode.TRANSACTIONAL_ID_AUTHORIZATION_FAILED)
    expect((await fetch(to)).partition.highWatermark).toBe(0)
  })

  test('an idempotent producer: a duplicate answers with its first offsets, a gap is refused', async () => {
    const to = await topic()
    const { producerId } = await wire.request('InitProducerId', 5, { transactionalId: null, transactionTimeoutMs: 0 })
    const from = (baseSequence: number, values: string[]): Buffer =>
      batch(values, { producerId, producerEpoch: 0, baseSequence })
    expect(await produce(to, from(0, ['a', 'b']))).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await produce(to, from(2, ['c']))).toMatchObject({ errorCode: 0, baseOffset: 2 })
    expect(await produce(to, from(0, ['a', 'b']))).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await produce(to, from(9, ['z']))).toMatchObject({ errorCode: ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER })
    expect((await fetch(to)).partition).toMatchObject({ highWatermark: 3 })
  })
})

describe('batches that a native worker appends', () => {
  const codecAt = (partition: Body, frame: Buffer): number => frame.readInt16BE(partition.records.offset + 21) & 7

  async function stored(from: Target): Promise<{ codec: number; bytes: Buffer; ends: number }> {
    const { body, frame } = await wire.requestWithFrame('Fetch', 17, {
      maxBytes: 1 << 20,
      topics: [{ topicId: from.id, partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1 << 20 }] }]
    })
    const partition = body.responses[0].partitions[0]
    const { offset, length } = partition.records
    const bytes = Buffer.from(frame.subarray(offset, offset + length))
    return { codec: codecAt(partition, frame), bytes, ends: partition.highWatermark }
  }

  test('one to be compressed anew is, and the next Produce of its connection comes after it', async () => {
    const to = await topic(1, { 'compression.type': 'gzip' })
    const [first, second] = await Promise.all([
      produce(to, batch(Array.from({ length: 500 }, (_, at) => `first ${at}`))),
      produce(to, batch(['second']))
    ])
    expect([first, second]).toMatchObject([
      { errorCode: 0, baseOffset: 0 },
      { errorCode: 0, baseOffset: 500 }
    ])
    expect((await stored(to)).codec).toBe(1)
  })

  test('a large compressed one is stored as it came; a damaged one is refused, and others are served after it', async () => {
    const noise = randomBytes(300_000).toString('latin1')
    const packed = await topic(1, { 'compression.type': 'zstd' })
    await produce(packed, batch([noise]))
    const { bytes, codec } = await stored(packed)
    expect(codec).toBe(4)
    expect(bytes.length).toBeGreaterThan(128 * 1024)
    const to = await topic()
    expect(await produce(to, Buffer.from(bytes))).toMatchObject({ errorCode: 0, baseOffset: 0 })
    const damaged = Buffer.from(bytes)
    damaged[70_000] = (damaged[70_000] ?? 0) ^ 1
    const [refused, next] = await Promise.all([produce(to, damaged), produce(to, batch(['next']))])
    expect(refused).toMatchObject({ errorCode: ErrorCode.CORRUPT_MESSAGE, baseOffset: -1 })
    expect(next).toMatchObject({ errorCode: 0, baseOffset: 1 })
    await produce(to, Buffer.from(bytes), { acks: 0 })
    expect(await produce(to, batch(['last']))).toMatchObject({ errorCode: 0, baseOffset: 3 })
  })

  test('a frame may hold both kinds', async () => {
    const [slow, fast] = [await topic(1, { 'compression.type': 'lz4' }), await topic(2)]
    const one = (index: number): object => ({ index, records: batch([`value ${index}`]) })
    const answer = await wire.request('Produce', 13, {
      acks: -1,
      timeoutMs: 5000,
      topicData: [
        { topicId: fast.id, partitionData: [one(0)] },
        { topicId: slow.id, partitionData: [one(0)] },
        { topicId: fast.id, partitionData: [one(1)] }
      ]
    })
    expect(answer.responses.map((one: Body) => one.partitionResponses[0])).toMatchObject(
      Array.from({ length: 3 }, () => ({ errorCode: 0, baseOffset: 0 }))
    )
    expect((await fetch(fast)).values).toEqual([[0, 'value 0']])
    expect((await stored(slow)).codec).toBe(3)
  })
})

describe('Fetch', () => {
  test('waits for the first byte, on another connection than the producer', async () => {
    const to = await topic()
    const reader = await connect(broker.port)
    const start = performance.now()
    const waiting = fetch(to, { waitMs: 10_000, client: reader })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await produce(to, batch(['late']))
    expect((await waiting).values).toEqual([[0, 'late']])
    expect(performance.now() - start).toBeLessThan(8000)
    reader.close()
  })

  test('waits until min bytes are there', async () => {
    const to = await topic()
    const reader = await connect(broker.port)
    const size = batch(['one']).length
    const start = performance.now()
    const waiting = fetch(to, { waitMs: 10_000, bytesMin: 2 * size, client: reader })
    await produce(to, batch(['one']))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await produce(to, batch(['two']))
    expect((await waiting).values).toEqual([
      [0, 'one'],
      [1, 'two']
    ])
    expect(performance.now() - start).toBeLessThan(8000)
    reader.close()
  })

  test('an empty partition answers when the time is over', async () => {
    const to = await topic()
    const start = performance.now()
    const { partition, values } = await fetch(to, { waitMs: 200 })
    expect(performance.now() - start).toBeGreaterThan(190)
    expect(partition).toMatchObject({ errorCode: 0, highWatermark: 0 })
    expect(values).toEqual([])
  })

  test('a wait that is over stays over when its partition changes later', async () => {
    const to = await topic()
    await fetch(to, { waitMs: 20 })
    await wire.request('DeleteTopics', 6, { topics: [{ name: to.name }], timeoutMs: 5000 })
    const { partition } = await fetch(to, { waitMs: 20 })
    expect(partition.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_ID)
  })

  test('at least one batch comes whatever the limits say', async () => {
    const to = await topic()
    await produce(to, batch(['x'.repeat(5000)]))
    await produce(to, batch(['y']))
    const { values } = await fetch(to, { bytesMax: 10, partitionBytesMax: 1 })
    expect(values).toHaveLength(1)
  })

  test('an offset outside the log is out of range', async () => {
    const to = await topic()
    const { partition } = await fetch(to, { offset: 1, waitMs: 5000 })
    expect(partition).toMatchObject({ errorCode: ErrorCode.OFFSET_OUT_OF_RANGE, highWatermark: -1 })
  })

  test('a client with a newer or older leader epoch than ours is told so', async () => {
    const to = await topic()
    expect((await fetch(to, { epoch: 9, waitMs: 5000 })).partition.errorCode).toBe(ErrorCode.UNKNOWN_LEADER_EPOCH)
    expect((await fetch(to, { epoch: 0 })).partition.errorCode).toBe(ErrorCode.NONE)
  })

  test('a connection that goes away while it waits leaves the broker as it was', async () => {
    const to = await topic()
    const reader = await connect(broker.port)
    const waiting = fetch(to, { waitMs: 10_000, client: reader })
    await new Promise((resolve) => setTimeout(resolve, 50))
    reader.close()
    await expect(waiting).rejects.toThrow('closed')
    await produce(to, batch(['after']))
    expect((await fetch(to)).values).toEqual([[0, 'after']])
  })
})

describe('fetch sessions', () => {
  async function poll(
    session: { id: number; epoch: number },
    topics: object[],
    forgotten: object[] = []
  ): Promise<Body> {
    const body = await wire.request('Fetch', 18, {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1 << 20,
      sessionId: session.id,
      sessionEpoch: session.epoch,
      topics,
      forgottenTopicsData: forgotten
    })
    return body
  }
  const all = (id: string, indexes: number[], offset = 0): object[] => [
    {
      topicId: id,
      partitions: indexes.map((partition) => ({ partition, fetchOffset: offset, partitionMaxBytes: 1 << 20 }))
    }
  ]

  test('an incremental poll tells only what is new', async () => {
    const to = await topic(3)
    const first = await poll({ id: 0, epoch: 0 }, all(to.id, [0, 1, 2]))
    expect(first.sessionId).toBeGreaterThan(0)
    expect(first.responses[0].partitions).toHaveLength(3)
    const session = { id: first.sessionId, epoch: 1 }
    expect((await poll(session, [])).responses).toEqual([])
    await produce(to, batch(['news']), { index: 1 })
    const news = await poll({ ...session, epoch: 2 }, [])
    expect(news.responses[0].partitions.map((one: Body) => one.partitionIndex)).toEqual([1])
    const gone = await poll({ ...session, epoch: 3 }, [], [{ topicId: to.id, partitions: [1] }])
    expect(gone.responses).toEqual([])
  })

  test('a stale epoch and an unknown session have their errors', async () => {
    const to = await topic()
    const { sessionId } = await poll({ id: 0, epoch: 0 }, all(to.id, [0]))
    expect((await poll({ id: sessionId, epoch: 5 }, [])).errorCode).toBe(ErrorCode.INVALID_FETCH_SESSION_EPOCH)
    expect((await poll({ id: 12345, epoch: 1 }, [])).errorCode).toBe(ErrorCode.FETCH_SESSION_ID_NOT_FOUND)
    expect((await poll({ id: sessionId, epoch: -1 }, all(to.id, [0]))).sessionId).toBe(0)
    expect((await poll({ id: sessionId, epoch: 1 }, [])).errorCode).toBe(ErrorCode.FETCH_SESSION_ID_NOT_FOUND)
  })
})
