// Transactions against a coordinator that answers as told. That records of an aborted one are not read is the broker's
// business; here it is what the client asks, in which order, and what it does when something fails.

import { afterEach, expect, test } from 'vitest'
import { Producer } from '../../../src/client/producer.ts'
import { Batch } from '../../../src/protocol/batch/batch.ts'
import { type Answer, type Answers, FakeBroker } from '../fake-broker.ts'

let broker: FakeBroker
let producer: Producer

afterEach(async () => {
  await producer.close(0)
  await broker.stop()
})

async function start(more: Answers = {}): Promise<void> {
  let epoch = -1
  broker = await FakeBroker.start({
    Metadata: () => broker.metadata('t'),
    FindCoordinator: ({ body }) => ({
      coordinators: [{ key: body.coordinatorKeys[0], nodeId: 1, host: '127.0.0.1', port: broker.port }]
    }),
    InitProducerId: () => {
      epoch += 1
      return { producerId: 5, producerEpoch: epoch }
    },
    AddPartitionsToTxn: () => ({
      resultsByTopicV3AndBelow: [{ name: 't', resultsByPartition: [{ partitionIndex: 0, partitionErrorCode: 0 }] }]
    }),
    Produce: () => ({ responses: [{ name: 't', partitionResponses: [{ index: 0, errorCode: 0, baseOffset: 0 }] }] }),
    EndTxn: () => ({}),
    ...more
  })
  producer = new Producer({
    'bootstrap.servers': broker.bootstrap,
    'transactional.id': 'mine',
    'linger.ms': 0,
    'retry.backoff.ms': 1
  })
}

const send = (): Promise<unknown> => producer.send({ topic: 't', partition: 0, value: Buffer.from('x') })
const order = (): string[] =>
  broker.asked.map(({ api }) => api).filter((api) => !['ApiVersions', 'Metadata', 'FindCoordinator'].includes(api))
const failed = (code: number): Answer => ({
  responses: [{ name: 't', partitionResponses: [{ index: 0, errorCode: code, baseOffset: -1 }] }]
})

test('a partition is announced before its first record, once a transaction; then the end', async () => {
  await start()
  await producer.initTransactions()
  for (let i = 0; i < 2; i++) {
    producer.beginTransaction()
    await send()
    await send()
    await producer.commitTransaction()
  }
  const one = ['AddPartitionsToTxn', 'Produce', 'Produce', 'EndTxn']
  expect(order()).toEqual(['InitProducerId', ...one, ...one])
  const produce = broker.asked.find(({ api }) => api === 'Produce')
  expect(produce?.body.transactionalId).toBe('mine')
  const batch = new Batch(produce?.frame as Buffer, produce?.body.topicData[0].partitionData[0].records.offset)
  expect([batch.isTransactional, batch.producerId, batch.producerEpoch, batch.isIntact]).toEqual([true, 5, 0, true])
  expect(broker.asked.at(-1)?.body).toMatchObject({ transactionalId: 'mine', producerId: 5, committed: true })
})

test('a transaction without records has nothing to end', async () => {
  await start()
  await producer.initTransactions()
  producer.beginTransaction()
  await producer.commitTransaction()
  expect(order()).toEqual(['InitProducerId'])
})

test('a record that fails breaks the transaction: it can only be aborted, and the next one has a new epoch', async () => {
  let isBad = true
  await start({
    Produce: () => (isBad ? failed(87) : { responses: [{ name: 't', partitionResponses: [{ index: 0 }] }] })
  })
  await producer.initTransactions()
  producer.beginTransaction()
  await expect(send()).rejects.toMatchObject({ errorName: 'INVALID_RECORD' })
  await expect(producer.commitTransaction()).rejects.toMatchObject({ errorName: 'INVALID_RECORD' })
  await producer.abortTransaction()
  isBad = false
  producer.beginTransaction()
  await send()
  await producer.commitTransaction()
  expect(order()).toEqual([
    'InitProducerId',
    'AddPartitionsToTxn',
    'Produce',
    'EndTxn',
    'InitProducerId',
    'AddPartitionsToTxn',
    'Produce',
    'EndTxn'
  ])
  expect(broker.asked.filter(({ api }) => api === 'EndTxn').map(({ body }) => body.committed)).toEqual([false, true])
  const last = broker.asked.filter(({ api }) => api === 'Produce').at(-1)
  const batch = new Batch(last?.frame as Buffer, last?.body.topicData[0].partitionData[0].records.offset)
  expect([batch.producerEpoch, batch.baseSequence]).toEqual([1, 0])
})

test('whoever is fenced stays so', async () => {
  await start({ Produce: () => failed(90) })
  await producer.initTransactions()
  producer.beginTransaction()
  await expect(send()).rejects.toMatchObject({ exceptionName: 'ProducerFencedException' })
  await expect(producer.abortTransaction()).rejects.toMatchObject({ exceptionName: 'ProducerFencedException' })
  expect(() => producer.beginTransaction()).toThrow(/newer producer/)
})

test('a coordinator that is busy with the transaction before is asked again', async () => {
  let busy = 2
  await start({
    EndTxn: () => {
      busy -= 1
      return { errorCode: busy >= 0 ? 51 : 0 }
    }
  })
  await producer.initTransactions()
  producer.beginTransaction()
  await send()
  await producer.commitTransaction()
  expect(broker.count('EndTxn')).toBe(3)
})

test('records outside of a transaction are refused', async () => {
  await start()
  await expect(send()).rejects.toThrow(/cannot be sent outside of a transaction/)
})
