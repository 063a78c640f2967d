// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

export const ApiKey = {
  Produce: 0,
  Fetch: 1,
  ListOffsets: 2,
  Metadata: 3,
  OffsetCommit: 8,
  OffsetFetch: 9,
  FindCoordinator: 10,
  JoinGroup: 11,
  Heartbeat: 12,
  LeaveGroup: 13,
  SyncGroup: 14,
  DescribeGroups: 15,
  ListGroups: 16,
  SaslHandshake: 17,
  ApiVersions: 18,
  CreateTopics: 19,
  DeleteTopics: 20,
  DeleteRecords: 21,
  InitProducerId: 22,
  OffsetForLeaderEpoch: 23,
  AddPartitionsToTxn: 24,
  AddOffsetsToTxn: 25,
  EndTxn: 26,
  WriteTxnMarkers: 27,
  TxnOffsetCommit: 28,
  DescribeAcls: 29,
  CreateAcls: 30,
  DeleteAcls: 31,
  DescribeConfigs: 32,
  AlterConfigs: 33,
  AlterReplicaLogDirs: 34,
  DescribeLogDirs: 35,
  SaslAuthenticate: 36,
  CreatePartitions: 37,
  CreateDelegationToken: 38,
  RenewDelegationToken: 39,
  ExpireDelegationToken: 40,
  DescribeDelegationToken: 41,
  DeleteGroups: 42,
  ElectLeaders: 43,
  IncrementalAlterConfigs: 44,
  AlterPartitionReassignments: 45,
  ListPartitionReassignments: 46,
  OffsetDelete: 47,
  DescribeClientQuotas: 48,
  AlterClientQuotas: 49,
  DescribeUserScramCredentials: 50,
  AlterUserScramCredentials: 51,
  Vote: 52,
  BeginQuorumEpoch: 53,
  EndQuorumEpoch: 54,
  DescribeQuorum: 55,
  AlterPartition: 56,
  UpdateFeatures: 57,
  Envelope: 58,
  FetchSnapshot: 59,
  DescribeCluster: 60,
  DescribeProducers: 61,
  BrokerRegistration: 62,
  BrokerHeartbeat: 63,
  UnregisterBroker: 64,
  DescribeTransactions: 65,
  ListTransactions: 66,
  AllocateProducerIds: 67,
  ConsumerGroupHeartbeat: 68,
  ConsumerGroupDescribe: 69,
  ControllerRegistration: 70,
  GetTelemetrySubscriptions: 71,
  PushTelemetry: 72,
  AssignReplicasToDirs: 73,
  ListConfigResources: 74,
  DescribeTopicPartitions: 75,
  ShareGroupHeartbeat: 76,
  ShareGroupDescribe: 77,
  ShareFetch: 78,
  ShareAcknowledge: 79,
  AddRaftVoter: 80,
  RemoveRaftVoter: 81,
  UpdateRaftVoter: 82,
  InitializeShareGroupState: 83,
  ReadShareGroupState: 84,
  WriteShareGroupState: 85,
  DeleteShareGroupState: 86,
  ReadShareGroupStateSummary: 87,
  StreamsGroupHeartbeat: 88,
  StreamsGroupDescribe: 89,
  DescribeShareGroupOffsets: 90,
  AlterShareGroupOffsets: 91,
  DeleteShareGroupOffsets: 92,
  StreamsGroupTopologyDescriptionUpdate: 93,
  UnregisterController: 94
} as const

export type ApiKey = (typeof ApiKey)[keyof typeof ApiKey]

export interface ApiDescription {
  readonly key: ApiKey
  readonly name: keyof typeof ApiKey
  readonly versionMin: number
  readonly versionMax: number
  /** First version of request and response with compact forms and tagged fields; versionMax + 1 when there is none. */
  readonly flexibleFrom: number
  readonly listeners: readonly ('broker' | 'controller')[]
  readonly latestVersionUnstable: boolean
}

/** By ascending key. */
export const apis: readonly ApiDescription[] = [
  { key: 0, name: 'Produce', versionMin: 3, versionMax: 13, flexibleFrom: 9, listeners: ['broker'], latestVersionUnstable: false },
  { key: 1, name: 'Fetch', versionMin: 4, versionMax: 18, flexibleFrom: 12, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 2, name: 'ListOffsets', versionMin: 1, versionMax: 11, flexibleFrom: 6, listeners: ['broker'], latestVersionUnstable: false },
  { key: 3, name: 'Metadata', versionMin: 0, versionMax: 13, flexibleFrom: 9, listeners: ['broker'], latestVersionUnstable: false },
  { key: 8, name: 'OffsetCommit', versionMin: 2, versionMax: 10, flexibleFrom: 8, listeners: ['broker'], latestVersionUnstable: false },
  { key: 9, name: 'OffsetFetch', versionMin: 1, versionMax: 10, flexibleFrom: 6, listeners: ['broker'], latestVersionUnstable: false },
  { key: 10, name: 'FindCoordinator', versionMin: 0, versionMax: 6, flexibleFrom: 3, listeners: ['broker'], latestVersionUnstable: false },
  { key: 11, name: 'JoinGroup', versionMin: 0, versionMax: 9, flexibleFrom: 6, listeners: ['broker'], latestVersionUnstable: false },
  { key: 12, name: 'Heartbeat', versionMin: 0, versionMax: 4, flexibleFrom: 4, listeners: ['broker'], latestVersionUnstable: false },
  { key: 13, name: 'LeaveGroup', versionMin: 0, versionMax: 5, flexibleFrom: 4, listeners: ['broker'], latestVersionUnstable: false },
  { key: 14, name: 'SyncGroup', versionMin: 0, versionMax: 5, flexibleFrom: 4, listeners: ['broker'], latestVersionUnstable: false },
  { key: 15, name: 'DescribeGroups', versionMin: 0, versionMax: 6, flexibleFrom: 5, listeners: ['broker'], latestVersionUnstable: false },
  { key: 16, name: 'ListGroups', versionMin: 0, versionMax: 5, flexibleFrom: 3, listeners: ['broker'], latestVersionUnstable: false },
  { key: 17, name: 'SaslHandshake', versionMin: 0, versionMax: 1, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 18, name: 'ApiVersions', versionMin: 0, versionMax: 5, flexibleFrom: 3, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 19, name: 'CreateTopics', versionMin: 2, versionMax: 7, flexibleFrom: 5, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 20, name: 'DeleteTopics', versionMin: 1, versionMax: 6, flexibleFrom: 4, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 21, name: 'DeleteRecords', versionMin: 0, versionMax: 2, flexibleFrom: 2, listeners: ['broker'], latestVersionUnstable: false },
  { key: 22, name: 'InitProducerId', versionMin: 0, versionMax: 6, flexibleFrom: 2, listeners: ['broker'], latestVersionUnstable: true },
  { key: 23, name: 'OffsetForLeaderEpoch', versionMin: 2, versionMax: 4, flexibleFrom: 4, listeners: ['broker'], latestVersionUnstable: false },
  { key: 24, name: 'AddPartitionsToTxn', versionMin: 0, versionMax: 5, flexibleFrom: 3, listeners: ['broker'], latestVersionUnstable: false },
  { key: 25, name: 'AddOffsetsToTxn', versionMin: 0, versionMax: 4, flexibleFrom: 3, listeners: ['broker'], latestVersionUnstable: false },
  { key: 26, name: 'EndTxn', versionMin: 0, versionMax: 5, flexibleFrom: 3, listeners: ['broker'], latestVersionUnstable: false },
  { key: 27, name: 'WriteTxnMarkers', versionMin: 1, versionMax: 2, flexibleFrom: 1, listeners: ['broker'], latestVersionUnstable: false },
  { key: 28, name: 'TxnOffsetCommit', versionMin: 0, versionMax: 6, flexibleFrom: 3, listeners: ['broker'], latestVersionUnstable: false },
  { key: 29, name: 'DescribeAcls', versionMin: 1, versionMax: 3, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 30, name: 'CreateAcls', versionMin: 1, versionMax: 3, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 31, name: 'DeleteAcls', versionMin: 1, versionMax: 3, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 32, name: 'DescribeConfigs', versionMin: 1, versionMax: 4, flexibleFrom: 4, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 33, name: 'AlterConfigs', versionMin: 0, versionMax: 2, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 34, name: 'AlterReplicaLogDirs', versionMin: 1, versionMax: 2, flexibleFrom: 2, listeners: ['broker'], latestVersionUnstable: false },
  { key: 35, name: 'DescribeLogDirs', versionMin: 1, versionMax: 5, flexibleFrom: 2, listeners: ['broker'], latestVersionUnstable: false },
  { key: 36, name: 'SaslAuthenticate', versionMin: 0, versionMax: 2, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 37, name: 'CreatePartitions', versionMin: 0, versionMax: 3, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 38, name: 'CreateDelegationToken', versionMin: 1, versionMax: 3, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 39, name: 'RenewDelegationToken', versionMin: 1, versionMax: 2, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 40, name: 'ExpireDelegationToken', versionMin: 1, versionMax: 2, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 41, name: 'DescribeDelegationToken', versionMin: 1, versionMax: 3, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 42, name: 'DeleteGroups', versionMin: 0, versionMax: 3, flexibleFrom: 2, listeners: ['broker'], latestVersionUnstable: false },
  { key: 43, name: 'ElectLeaders', versionMin: 0, versionMax: 2, flexibleFrom: 2, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 44, name: 'IncrementalAlterConfigs', versionMin: 0, versionMax: 1, flexibleFrom: 1, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 45, name: 'AlterPartitionReassignments', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 46, name: 'ListPartitionReassignments', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 47, name: 'OffsetDelete', versionMin: 0, versionMax: 0, flexibleFrom: 1, listeners: ['broker'], latestVersionUnstable: false },
  { key: 48, name: 'DescribeClientQuotas', versionMin: 0, versionMax: 1, flexibleFrom: 1, listeners: ['broker'], latestVersionUnstable: false },
  { key: 49, name: 'AlterClientQuotas', versionMin: 0, versionMax: 1, flexibleFrom: 1, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 50, name: 'DescribeUserScramCredentials', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 51, name: 'AlterUserScramCredentials', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 52, name: 'Vote', versionMin: 0, versionMax: 2, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 53, name: 'BeginQuorumEpoch', versionMin: 0, versionMax: 1, flexibleFrom: 1, listeners: ['controller'], latestVersionUnstable: false },
  { key: 54, name: 'EndQuorumEpoch', versionMin: 0, versionMax: 1, flexibleFrom: 1, listeners: ['controller'], latestVersionUnstable: false },
  { key: 55, name: 'DescribeQuorum', versionMin: 0, versionMax: 2, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 56, name: 'AlterPartition', versionMin: 2, versionMax: 3, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 57, name: 'UpdateFeatures', versionMin: 0, versionMax: 2, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 58, name: 'Envelope', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 59, name: 'FetchSnapshot', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 60, name: 'DescribeCluster', versionMin: 0, versionMax: 2, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 61, name: 'DescribeProducers', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 62, name: 'BrokerRegistration', versionMin: 0, versionMax: 4, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 63, name: 'BrokerHeartbeat', versionMin: 0, versionMax: 2, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 64, name: 'UnregisterBroker', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false },
  { key: 65, name: 'DescribeTransactions', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 66, name: 'ListTransactions', versionMin: 0, versionMax: 2, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 67, name: 'AllocateProducerIds', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 68, name: 'ConsumerGroupHeartbeat', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 69, name: 'ConsumerGroupDescribe', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 70, name: 'ControllerRegistration', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 71, name: 'GetTelemetrySubscriptions', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 72, name: 'PushTelemetry', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 73, name: 'AssignReplicasToDirs', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 74, name: 'ListConfigResources', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 75, name: 'DescribeTopicPartitions', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 76, name: 'ShareGroupHeartbeat', versionMin: 1, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 77, name: 'ShareGroupDescribe', versionMin: 1, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 78, name: 'ShareFetch', versionMin: 1, versionMax: 2, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 79, name: 'ShareAcknowledge', versionMin: 1, versionMax: 2, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 80, name: 'AddRaftVoter', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['controller', 'broker'], latestVersionUnstable: false },
  { key: 81, name: 'RemoveRaftVoter', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['controller', 'broker'], latestVersionUnstable: false },
  { key: 82, name: 'UpdateRaftVoter', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['controller'], latestVersionUnstable: false },
  { key: 83, name: 'InitializeShareGroupState', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 84, name: 'ReadShareGroupState', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 85, name: 'WriteShareGroupState', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 86, name: 'DeleteShareGroupState', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 87, name: 'ReadShareGroupStateSummary', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 88, name: 'StreamsGroupHeartbeat', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 89, name: 'StreamsGroupDescribe', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 90, name: 'DescribeShareGroupOffsets', versionMin: 0, versionMax: 1, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 91, name: 'AlterShareGroupOffsets', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 92, name: 'DeleteShareGroupOffsets', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 93, name: 'StreamsGroupTopologyDescriptionUpdate', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker'], latestVersionUnstable: false },
  { key: 94, name: 'UnregisterController', versionMin: 0, versionMax: 0, flexibleFrom: 0, listeners: ['broker', 'controller'], latestVersionUnstable: false }
]

const byKey: (ApiDescription | undefined)[] = []
for (const api of apis) byKey[api.key] = api

export function apiOf(key: number): ApiDescription | undefined {
  return byKey[key]
}

export function isFlexible(key: number, version: number): boolean {
  const api = byKey[key]
  return api !== undefined && version >= api.flexibleFrom
}

/** 1, or 2 with tagged fields. */
export function requestHeaderVersion(key: number, version: number): 1 | 2 {
  return isFlexible(key, version) ? 2 : 1
}

/** 0, or 1 with tagged fields; ApiVersions answers with 0 always, since the asker may not know better. */
export function responseHeaderVersion(key: number, version: number): 0 | 1 {
  return key !== ApiKey.ApiVersions && isFlexible(key, version) ? 1 : 0
}
