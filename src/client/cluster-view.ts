// What a client knows of a cluster, as a picture that never changes; each Metadata answer gives the next one.

import { ErrorCode } from '#model/error-code.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import type {
  MetadataResponse,
  MetadataResponsePartition,
  MetadataResponseTopic
} from '#protocol/generated/metadata-response.js'

export interface Node {
  readonly id: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
}

export interface PartitionView {
  readonly index: number
  readonly errorCode: number
  /** -1 when there is none. */
  readonly leader: number
  readonly leaderEpoch: number
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
  readonly offlineReplicas: readonly number[]
}

export interface TopicView {
  readonly name: string
  readonly id: Uuid
  readonly errorCode: number
  readonly isInternal: boolean
  /** By index; holes where the broker told nothing. */
  readonly partitions: readonly PartitionView[]
}

export interface ClusterView {
  readonly clusterId: string | null
  readonly controllerId: number
  readonly nodes: ReadonlyMap<number, Node>
  readonly topics: ReadonlyMap<string, TopicView>
  readonly namesById: ReadonlyMap<Uuid, string>
}

export const emptyView: ClusterView = {
  clusterId: null,
  controllerId: -1,
  nodes: new Map(),
  topics: new Map(),
  namesById: new Map()
}

function partitionView(partition: MetadataResponsePartition, before: PartitionView | undefined): PartitionView {
  // A broker that lags behind must not take us back to a leader that is gone. (KIP-320)
  const stale = before !== undefined && partition.leaderEpoch !== -1 && partition.leaderEpoch < before.leaderEpoch
  if (stale) return before
  return {
    index: partition.partitionIndex,
    errorCode: partition.errorCode,
    leader: partition.leaderId,
    leaderEpoch: partition.leaderEpoch,
    replicas: partition.replicaNodes,
    isr: partition.isrNodes,
    offlineReplicas: partition.offlineReplicas
  }
}

function topicView(topic: MetadataResponseTopic, before: TopicView | undefined): TopicView {
  // Epochs of another topic of the same name say nothing.
  const same = before !== undefined && before.id === topic.topicId && topic.topicId !== zeroUuid
  const partitions: PartitionView[] = []
  for (const partition of topic.partitions) {
    const known = same ? before.partitions[partition.partitionIndex] : undefined
    partitions[partition.partitionIndex] = partitionView(partition, known)
  }
  return {
    name: topic.name ?? '',
    id: topic.topicId,
    errorCode: topic.errorCode,
    isInternal: topic.isInternal,
    partitions
  }
}

/** `all`: the answer names every topic there is, so what it does not name is gone. */
export function nextView(before: ClusterView, answer: MetadataResponse, all: boolean): ClusterView {
  const topics = new Map(all ? [] : before.topics)
  for (const topic of answer.topics) {
    if (topic.name === null) continue
    if (topic.errorCode === ErrorCode.NONE || topic.errorCode === ErrorCode.LEADER_NOT_AVAILABLE)
      topics.set(topic.name, topicView(topic, before.topics.get(topic.name)))
    else topics.set(topic.name, { ...topicView(topic, undefined), partitions: [] })
  }
  const nodes = answer.brokers.map(({ nodeId, host, port, rack }): [number, Node] => [
    nodeId,
    { id: nodeId, host, port, rack }
  ])
  const ids = [...topics.values()].filter((topic) => topic.id !== zeroUuid)
  return {
    clusterId: answer.clusterId,
    controllerId: answer.controllerId,
    nodes: new Map(nodes),
    topics,
    namesById: new Map(ids.map((topic) => [topic.id, topic.name]))
  }
}
