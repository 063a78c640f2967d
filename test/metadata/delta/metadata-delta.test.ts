import { describe, expect, test } from 'vitest'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { MetadataError } from '#metadata/metadata-error.js'
import { asUuid } from '#model/uuid.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { asRead } from '../batches.ts'

const id = asUuid('BX33T3j3Q8ieuxxrpMMBcA')
const topic: MetadataRecordDraft = { kind: 'TopicRecord', version: 0, value: { name: 't', topicId: id } }
const partition = (partitionId: number): MetadataRecordDraft => ({
  kind: 'PartitionRecord',
  version: 2,
  value: { partitionId, topicId: id, replicas: [1, 2], isr: [1, 2], leader: 1, leaderEpoch: 0, partitionEpoch: 0 }
})
const change = (
  value: Extract<MetadataRecordDraft, { kind: 'PartitionChangeRecord' }>['value']
): MetadataRecordDraft => ({
  kind: 'PartitionChangeRecord',
  version: 2,
  value: { partitionId: 0, topicId: id, ...value }
})
const config = (name: string, value: string | null): MetadataRecordDraft => ({
  kind: 'ConfigRecord',
  version: 0,
  value: { resourceType: 2, resourceName: 't', name, value }
})
const broker = (epoch: number): MetadataRecordDraft => ({
  kind: 'RegisterBrokerRecord',
  version: 4,
  value: { brokerId: 1, brokerEpoch: epoch, fenced: true }
})
const mark = (
  kind: 'BeginTransactionRecord' | 'EndTransactionRecord' | 'AbortTransactionRecord'
): MetadataRecordDraft => ({ kind, version: 0, value: {} }) as MetadataRecordDraft

function load(...batches: MetadataRecordDraft[][]) {
  const loader = new ImageLoader(MetadataImage.empty('c'))
  const changes = batches.map((records, at) => loader.load(records.map(asRead), at, 1).changes)
  return { loader, image: loader.image, changes }
}

describe('a partition change', () => {
  test('of the leader raises the leader epoch and the partition epoch', () => {
    const { image } = load([topic, partition(0)], [change({ leader: 2 })])
    expect(image.partition('t', 0)).toMatchObject({ leader: 2, leaderEpoch: 1, partitionEpoch: 1, isr: [1, 2] })
  })

  test('of the ISR raises the partition epoch only', () => {
    const { image } = load([topic, partition(0)], [change({ isr: [1] })])
    expect(image.partition('t', 0)).toMatchObject({ leader: 1, leaderEpoch: 0, partitionEpoch: 1, isr: [1] })
  })

  test('to the same leader is still a new leader epoch', () => {
    const { image } = load([topic, partition(0)], [change({ leader: 1 })])
    expect(image.partition('t', 0)).toMatchObject({ leader: 1, leaderEpoch: 1 })
  })
})

describe('removing a topic', () => {
  const { image, changes } = load(
    [topic, partition(0), config('retention.ms', '5')],
    [{ kind: 'RemoveTopicRecord', version: 0, value: { topicId: id } }]
  )

  test('takes its configuration with it', () => {
    expect(image.topics.size).toBe(0)
    expect(image.configs.topic('t').size).toBe(0)
  })

  test('tells what is gone', () => {
    expect(changes[1]?.deletedTopics.get(id)?.partitions).toHaveLength(1)
  })
})

describe('an image', () => {
  test('shares what a delta did not touch', () => {
    const { loader, image } = load([topic, partition(0), broker(1)])
    const next = loader.load([asRead(config('retention.ms', '5'))], 9, 1).image
    expect(next.topics).toBe(image.topics)
    expect(next.cluster).toBe(image.cluster)
    expect(next.configs).not.toBe(image.configs)
    expect(image.configs.topic('t').size).toBe(0)
  })

  test('forgets a configuration whose value is null', () => {
    const { image } = load([topic, config('a', '1'), config('b', '2')], [config('a', null)])
    expect([...image.configs.topic('t')]).toEqual([['b', '2']])
  })

  test('shows a broker fenced until a change unfences it', () => {
    const unfence: MetadataRecordDraft = {
      kind: 'BrokerRegistrationChangeRecord',
      version: 0,
      value: { brokerId: 1, brokerEpoch: 7, fenced: -1 }
    }
    expect(load([broker(7)]).image.cluster.alive()).toEqual([])
    expect(load([broker(7)], [unfence]).image.cluster.alive()).toHaveLength(1)
  })
})

describe('a metadata transaction', () => {
  test('shows nothing until it ends, even over several batches', () => {
    const { loader } = load([mark('BeginTransactionRecord'), topic], [partition(0)])
    expect(loader.image.topics.size).toBe(0)
    expect(loader.inTransaction).toBe(true)
    loader.load([asRead(mark('EndTransactionRecord'))], 5, 1)
    expect(loader.image.topic('t')?.partitions).toHaveLength(1)
  })

  test('that is aborted leaves nothing', () => {
    const { image } = load([mark('BeginTransactionRecord'), topic], [mark('AbortTransactionRecord'), broker(1)])
    expect(image.topics.size).toBe(0)
    expect(image.cluster.broker(1)).toBeDefined()
  })

  test('that was never begun cannot end', () => {
    expect(() => load([mark('EndTransactionRecord')])).toThrow(MetadataError)
    expect(() => load([mark('AbortTransactionRecord')])).toThrow(MetadataError)
    expect(() => load([mark('BeginTransactionRecord'), mark('BeginTransactionRecord')])).toThrow(MetadataError)
  })
})

describe('a record that cannot be', () => {
  test.each([
    ['a partition of no topic', [partition(0)]],
    ['a change of no partition', [topic, change({ leader: 2 })]],
    ['a partition that leaves a gap', [topic, partition(1)]],
    ['a topic twice', [topic, topic]],
    ['a change of an unregistered broker', [{ kind: 'FenceBrokerRecord', version: 0, value: { id: 1, epoch: 0 } }]],
    [
      'a change with a stale broker epoch',
      [broker(3), { kind: 'FenceBrokerRecord', version: 0, value: { id: 1, epoch: 2 } }]
    ]
  ] satisfies [string, MetadataRecordDraft[]][])('is refused: %s', (_, records) => {
    expect(() => load(records)).toThrow(MetadataError)
  })
})
