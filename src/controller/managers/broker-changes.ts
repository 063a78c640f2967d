// What a broker's coming and going means for partitions. These scan all partitions; brokers change rarely.

import { TopicConfig } from '#config/topic-config.js'
import type { BrokerImage } from '#metadata/image/cluster.js'
import { directoryWorks } from '#metadata/image/directories.js'
import { noLeader, type PartitionImage, type TopicImage } from '#metadata/image/topics.js'
import type { Uuid } from '#model/uuid.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Situation } from './decision.ts'
import { isOnline } from './new-partition.ts'
import { decidePartitionChange } from './partition-change.ts'

type Visit = (topic: TopicImage, index: number, partition: PartitionImage) => MetadataRecordDraft | undefined

function visitAll({ image }: Situation, visit: Visit): MetadataRecordDraft[] {
  const records: MetadataRecordDraft[] = []
  for (const topic of image.topics.values())
    for (const [index, partition] of topic.partitions.entries()) {
      const record = visit(topic, index, partition)
      if (record !== undefined) records.push(record)
    }
  return records
}

export function allowsUnclean({ image, config }: Situation, topic: TopicImage): boolean {
  return new TopicConfig(config, image.configs.topic(topic.name)).boolean('unclean.leader.election.enable')
}

/** The broker may neither lead nor be in sync any more: fenced, going down, or its directory is lost. */
function withoutBroker(
  situation: Situation,
  broker: number,
  concerns: (partition: PartitionImage) => boolean,
  lastIsEligible: boolean
): MetadataRecordDraft[] {
  const { image } = situation
  return visitAll(situation, (topic, index, partition) => {
    if (!partition.isr.includes(broker) && partition.leader !== broker) return undefined
    if (!concerns(partition)) return undefined
    return decidePartitionChange(image, topic.id, index, partition, {
      isr: partition.isr.filter((id) => id !== broker),
      lastIsEligible,
      acceptable: (id) => id !== broker && isOnline(image, partition, id),
      unclean: allowsUnclean(situation, topic)
    })
  })
}

export function decideBrokerGone(situation: Situation, broker: number): MetadataRecordDraft[] {
  return withoutBroker(situation, broker, () => true, true)
}

/** A broker is here again that was never said to be gone: it may have lost what it had not flushed, and is no eligible leader. */
export function decideBrokerRestarted(situation: Situation, broker: number): MetadataRecordDraft[] {
  return withoutBroker(situation, broker, () => true, false)
}

/** `lost` are directory ids of the broker that no longer work. */
export function decideDirectoriesLost(
  situation: Situation,
  broker: number,
  lost: ReadonlySet<Uuid>
): MetadataRecordDraft[] {
  return withoutBroker(
    situation,
    broker,
    ({ replicas, directories }) => {
      const directory = directories[replicas.indexOf(broker)]
      return directory !== undefined && lost.has(directory)
    },
    true
  )
}

/** A broker is active from now on, all but its `lost` directories: partitions that have no leader may get one. */
export function decideBrokerCame(
  situation: Situation,
  broker: BrokerImage,
  lost: ReadonlySet<Uuid>
): MetadataRecordDraft[] {
  const { image } = situation
  return visitAll(situation, (topic, index, partition) => {
    const at = partition.replicas.indexOf(broker.id)
    const directory = partition.directories[at]
    if (partition.leader !== noLeader || at < 0 || (directory !== undefined && lost.has(directory))) return undefined
    if (!directoryWorks(broker, directory)) return undefined
    return decidePartitionChange(image, topic.id, index, partition, {
      acceptable: (id) => id === broker.id || isOnline(image, partition, id),
      unclean: allowsUnclean(situation, topic)
    })
  })
}

export function hasLeaderships({ image }: Situation, broker: number): boolean {
  for (const topic of image.topics.values()) if (topic.partitions.some(({ leader }) => leader === broker)) return true
  return false
}
