// The ApiVersions table: what this broker serves, in which versions, and where the handler lives. Modules load when the
// first request for them arrives, so that a start pays for none of them.

import type { Handler } from './handler.ts'

export interface Api {
  readonly key: number
  readonly name: string
  readonly min: number
  readonly max: number
  /** What ApiVersions says when it is not what is served: Produce from 0, or librdkafka turns compression off (KAFKA-18659). */
  readonly advertisedMin: number
  readonly load: () => Promise<Handler>
}

function api(key: number, name: string, [min, max]: readonly [number, number], load: () => Promise<Handler>): Api {
  return { key, name, min, max, advertisedMin: key === 0 ? 0 : min, load }
}

export const apis: readonly Api[] = [
  api(0, 'Produce', [3, 13], async () => (await import('./00-produce.ts')).produce),
  api(1, 'Fetch', [4, 18], async () => (await import('./01-fetch.ts')).fetch),
  api(2, 'ListOffsets', [1, 11], async () => (await import('./02-list-offsets.ts')).listOffsets),
  api(3, 'Metadata', [0, 13], async () => (await import('./03-metadata.ts')).metadata),
  api(8, 'OffsetCommit', [2, 10], async () => (await import('./08-offset-commit.ts')).offsetCommit),
  api(9, 'OffsetFetch', [1, 10], async () => (await import('./09-offset-fetch.ts')).offsetFetch),
  api(10, 'FindCoordinator', [0, 6], async () => (await import('./10-find-coordinator.ts')).findCoordinator),
  api(11, 'JoinGroup', [0, 9], async () => (await import('./11-join-group.ts')).joinGroup),
  api(12, 'Heartbeat', [0, 4], async () => (await import('./12-heartbeat.ts')).heartbeat),
  api(13, 'LeaveGroup', [0, 5], async () => (await import('./13-leave-group.ts')).leaveGroup),
  api(14, 'SyncGroup', [0, 5], async () => (await import('./14-sync-group.ts')).syncGroup),
  api(15, 'DescribeGroups', [0, 6], async () => (await import('./15-describe-groups.ts')).describeGroups),
  api(16, 'ListGroups', [0, 5], async () => (await import('./16-list-groups.ts')).listGroups),
  api(18, 'ApiVersions', [0, 5], async () => (await import('./18-api-versions.ts')).apiVersions),
  api(19, 'CreateTopics', [2, 7], async () => (await import('./19-create-topics.ts')).createTopics),
  api(20, 'DeleteTopics', [1, 6], async () => (await import('./20-delete-topics.ts')).deleteTopics),
  api(21, 'DeleteRecords', [0, 2], async () => (await import('./21-delete-records.ts')).deleteRecords),
  api(22, 'InitProducerId', [0, 5], async () => (await import('./22-init-producer-id.ts')).initProducerId),
  api(
    23,
    'OffsetForLeaderEpoch',
    [2, 4],
    async () => (await import('./23-offset-for-leader-epoch.ts')).offsetForLeaderEpoch
  ),
  api(32, 'DescribeConfigs', [1, 4], async () => (await import('./32-describe-configs.ts')).describeConfigs),
  api(33, 'AlterConfigs', [0, 2], async () => (await import('./33-alter-configs.ts')).alterConfigs),
  api(35, 'DescribeLogDirs', [1, 5], async () => (await import('./35-describe-log-dirs.ts')).describeLogDirs),
  api(37, 'CreatePartitions', [0, 3], async () => (await import('./37-create-partitions.ts')).createPartitions),
  api(42, 'DeleteGroups', [0, 3], async () => (await import('./42-delete-groups.ts')).deleteGroups),
  api(
    44,
    'IncrementalAlterConfigs',
    [0, 1],
    async () => (await import('./44-incremental-alter-configs.ts')).incrementalAlterConfigs
  ),
  api(47, 'OffsetDelete', [0, 0], async () => (await import('./47-offset-delete.ts')).offsetDelete),
  api(55, 'DescribeQuorum', [0, 2], async () => (await import('./55-describe-quorum.ts')).describeQuorum),
  api(57, 'UpdateFeatures', [0, 2], async () => (await import('./57-update-features.ts')).updateFeatures),
  api(60, 'DescribeCluster', [0, 2], async () => (await import('./60-describe-cluster.ts')).describeCluster),
  api(61, 'DescribeProducers', [0, 0], async () => (await import('./61-describe-producers.ts')).describeProducers),
  api(
    74,
    'ListConfigResources',
    [0, 1],
    async () => (await import('./74-list-config-resources.ts')).listConfigResources
  ),
  api(
    75,
    'DescribeTopicPartitions',
    [0, 0],
    async () => (await import('./75-describe-topic-partitions.ts')).describeTopicPartitions
  )
]
