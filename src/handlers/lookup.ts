// Questions that several handlers ask of an image: internal topics, endpoints of a listener, names that may not be.

import type { BrokerImage } from '#metadata/image/cluster.js'
import { directoryWorks } from '#metadata/image/directories.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { PartitionImage, TopicImage } from '#metadata/image/topics.js'
import type { NodeContext } from './context.ts'

export interface LeaderHint {
  readonly leaderId: number
  readonly leaderEpoch: number
}

export interface NodeEndpointView {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
}

const internalTopics: ReadonlySet<string> = new Set([
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state'
])

export function isInternalTopic(name: string): boolean {
  return internalTopics.has(name)
}

/** Of a partition that others lead or nobody: this node has a replica, but its directory failed (KIP-112). */
export function isOfflineHere({ nodeId, logs }: NodeContext, topic: TopicImage, index: number): boolean {
  return topic.partitions[index]?.replicas.includes(nodeId) === true && logs.isOffline(topic.id, index)
}

export function leaderHint(partition: PartitionImage): LeaderHint {
  return { leaderId: partition.leader, leaderEpoch: partition.leaderEpoch }
}

/** Where a broker listens under the name that the asker came in by; undefined when it is fenced or has no such listener. */
export function endpointOn(broker: BrokerImage | undefined, listener: string): NodeEndpointView | undefined {
  if (broker === undefined || broker.fenced) return undefined
  const found = broker.endpoints.find(({ name }) => name === listener)
  return found && { nodeId: broker.id, host: found.host, port: found.port, rack: broker.rack }
}

/**
 * Replicas that an answer calls offline: their broker cannot be reached by whoever asks, or their log directory failed
 * (KIP-112).
 */
export function offlineReplicas({ cluster }: MetadataImage, partition: PartitionImage, listener: string): number[] {
  return partition.replicas.filter((id, at) => {
    const broker = cluster.broker(id)
    if (broker === undefined || endpointOn(broker, listener) === undefined) return true
    return !directoryWorks(broker, partition.directories[at])
  })
}

export function endpointsOf(image: MetadataImage, ids: readonly number[], listener: string): NodeEndpointView[] {
  return [...new Set(ids)].flatMap((id) => {
    const endpoint = endpointOn(image.cluster.broker(id), listener)
    return endpoint === undefined ? [] : [endpoint]
  })
}

/** Kafka's rule for topic names; the complaint is what its tools print. */
export function topicNameComplaint(name: string): string | undefined {
  if (name === '') return 'the empty string is not allowed'
  if (name === '.' || name === '..') return `'${name}' is not allowed`
  if (name.length > 249) return `the length of '${name}' is longer than the max allowed length 249`
  if (!/^[a-zA-Z0-9._-]+$/.test(name))
    return `'${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`
  return undefined
}
