import { expect, test } from 'vitest'
import { BrokerConfig } from '#config/broker-config.js'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { asUuid, type Uuid } from '#model/uuid.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { ReplicaManager } from '#replica/replica-manager.js'
import { openEngine, temporaryFolder } from '../log/helpers/logs.ts'
import { asRead } from '../metadata/batches.ts'

const [first, second] = ['AAAAAAAAAAAAAAAAAAAAAQ', 'AAAAAAAAAAAAAAAAAAAAAg'].map(asUuid) as [Uuid, Uuid]

function created(name: string, topicId: Uuid): MetadataRecordDraft[] {
  const partition = { partitionId: 0, topicId, replicas: [1], isr: [1], leader: 1, leaderEpoch: 0, partitionEpoch: 0 }
  return [
    { kind: 'TopicRecord', version: 0, value: { name, topicId } },
    { kind: 'PartitionRecord', version: 1, value: partition }
  ]
}

test('an image published after the next one was applied does not lose what that one brings', () => {
  const failures: unknown[] = []
  const config = new BrokerConfig(new Map())
  const replicas = new ReplicaManager({
    engine: openEngine([temporaryFolder()]),
    nodeId: 1,
    shard: 0,
    shards: 1,
    configOf: () => config,
    onPlaced: () => undefined,
    onFailure: (_topic, _index, failure) => failures.push(failure),
    onStray: () => undefined
  })
  const loader = new ImageLoader(MetadataImage.empty('c'))
  const apply = (records: MetadataRecordDraft[], offset: number): MetadataImage => {
    const { image, changes } = loader.load(records.map(asRead), offset, 1)
    replicas.apply(image, changes)
    return image
  }
  const older = apply(created('first', first), 1)
  const newer = apply(created('second', second), 2)
  replicas.publish(older)
  expect(replicas.find(first, 0)).toBeDefined()
  expect(replicas.find(second, 0)).toBeUndefined()
  replicas.publish(newer)
  expect(replicas.find(second, 0)).toBeDefined()
  const gone = apply([{ kind: 'RemoveTopicRecord', version: 0, value: { topicId: first } }], 3)
  replicas.publish(newer)
  expect(replicas.find(first, 0)).toBeDefined()
  replicas.publish(gone)
  expect(replicas.find(first, 0)).toBeUndefined()
  expect(failures).toEqual([])
})
