// AssignReplicasToDirs (KIP-858): a broker says in which log directory it put its replicas.

import { ErrorCode } from '#model/error-code.js'
import type { Uuid } from '#model/uuid.js'
import type { AssignReplicasToDirsRequest } from '#protocol/generated/assign-replicas-to-dirs-request.js'
import type { AssignReplicasToDirsResponse } from '#protocol/generated/assign-replicas-to-dirs-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Draft } from '#protocol/wire/types.js'
import { allowsUnclean } from './broker-changes.ts'
import { checkBrokerEpoch } from './brokers.ts'
import { attempt, type Decision, Refusal, type Situation } from './decision.ts'
import { isOnline } from './new-partition.ts'
import { decidePartitionChange } from './partition-change.ts'

interface Assigned {
  readonly errorCode: ErrorCode
  readonly record?: MetadataRecordDraft | undefined
}

function assign(situation: Situation, broker: number, directory: Uuid, topicId: Uuid, index: number): Assigned {
  const { image } = situation
  const topic = image.topicById(topicId)
  if (topic === undefined) return { errorCode: ErrorCode.UNKNOWN_TOPIC_ID }
  const partition = topic.partitions[index]
  if (partition === undefined) return { errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION }
  const at = partition.replicas.indexOf(broker)
  if (at < 0) return { errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER }
  const works = image.cluster.broker(broker)?.directories.includes(directory) ?? false
  const after = { ...partition, directories: partition.directories.with(at, directory) }
  const record = decidePartitionChange(image, topicId, index, partition, {
    directories: after.directories,
    // A directory that is already lost takes its replica out of the ISR at once.
    ...(works ? {} : { isr: partition.isr.filter((id) => id !== broker) }),
    acceptable: (id) => isOnline(image, after, id),
    unclean: allowsUnclean(situation, topic)
  })
  return { errorCode: ErrorCode.NONE, record }
}

export function decideAssignReplicasToDirs(
  situation: Situation,
  request: AssignReplicasToDirsRequest
): Decision<Draft<AssignReplicasToDirsResponse>> {
  const { brokerId, brokerEpoch } = request
  const broker = attempt(() => checkBrokerEpoch(situation.image, brokerId, brokerEpoch))
  if (broker instanceof Refusal) return { records: [], response: { throttleTimeMs: 0, errorCode: broker.code } }
  const records: MetadataRecordDraft[] = []
  const directories = request.directories.map(({ id, topics }) => ({
    id,
    topics: topics.map(({ topicId, partitions }) => ({
      topicId,
      partitions: partitions.map(({ partitionIndex }) => {
        const { errorCode, record } = assign(situation, brokerId, id, topicId, partitionIndex)
        if (record !== undefined) records.push(record)
        return { partitionIndex, errorCode }
      })
    }))
  }))
  return { records, response: { throttleTimeMs: 0, errorCode: ErrorCode.NONE, directories } }
}
