// Every schema there is. The generator reads this table and nothing else.

import { produce } from './00-produce.ts'
import { fetch } from './01-fetch.ts'
import { listOffsets } from './02-list-offsets.ts'
import { metadata } from './03-metadata.ts'
import { offsetCommit } from './08-offset-commit.ts'
import { offsetFetch } from './09-offset-fetch.ts'
import { findCoordinator } from './10-find-coordinator.ts'
import { joinGroup } from './11-join-group.ts'
import { heartbeat } from './12-heartbeat.ts'
import { leaveGroup } from './13-leave-group.ts'
import { syncGroup } from './14-sync-group.ts'
import { describeGroups } from './15-describe-groups.ts'
import { listGroups } from './16-list-groups.ts'
import { saslHandshake } from './17-sasl-handshake.ts'
import { apiVersions } from './18-api-versions.ts'
import { createTopics } from './19-create-topics.ts'
import { deleteTopics } from './20-delete-topics.ts'
import { deleteRecords } from './21-delete-records.ts'
import { initProducerId } from './22-init-producer-id.ts'
import { offsetForLeaderEpoch } from './23-offset-for-leader-epoch.ts'
import { addPartitionsToTxn } from './24-add-partitions-to-txn.ts'
import { addOffsetsToTxn } from './25-add-offsets-to-txn.ts'
import { endTxn } from './26-end-txn.ts'
import { writeTxnMarkers } from './27-write-txn-markers.ts'
import { txnOffsetCommit } from './28-txn-offset-commit.ts'
import { describeAcls } from './29-describe-acls.ts'
import { createAcls } from './30-create-acls.ts'
import { deleteAcls } from './31-delete-acls.ts'
import { describeConfigs } from './32-describe-configs.ts'
import { alterConfigs } from './33-alter-configs.ts'
import { alterReplicaLogDirs } from './34-alter-replica-log-dirs.ts'
import { describeLogDirs } from './35-describe-log-dirs.ts'
import { saslAuthenticate } from './36-sasl-authenticate.ts'
import { createPartitions } from './37-create-partitions.ts'
import { createDelegationToken } from './38-create-delegation-token.ts'
import { renewDelegationToken } from './39-renew-delegation-token.ts'
import { expireDelegationToken } from './40-expire-delegation-token.ts'
import { describeDelegationToken } from './41-describe-delegation-token.ts'
import { deleteGroups } from './42-delete-groups.ts'
import { electLeaders } from './43-elect-leaders.ts'
import { incrementalAlterConfigs } from './44-incremental-alter-configs.ts'
import { alterPartitionReassignments } from './45-alter-partition-reassignments.ts'
import { listPartitionReassignments } from './46-list-partition-reassignments.ts'
import { offsetDelete } from './47-offset-delete.ts'
import { describeClientQuotas } from './48-describe-client-quotas.ts'
import { alterClientQuotas } from './49-alter-client-quotas.ts'
import { describeUserScramCredentials } from './50-describe-user-scram-credentials.ts'
import { alterUserScramCredentials } from './51-alter-user-scram-credentials.ts'
import { vote } from './52-vote.ts'
import { beginQuorumEpoch } from './53-begin-quorum-epoch.ts'
import { endQuorumEpoch } from './54-end-quorum-epoch.ts'
import { describeQuorum } from './55-describe-quorum.ts'
import { alterPartition } from './56-alter-partition.ts'
import { updateFeatures } from './57-update-features.ts'
import { envelope } from './58-envelope.ts'
import { fetchSnapshot } from './59-fetch-snapshot.ts'
import { describeCluster } from './60-describe-cluster.ts'
import { describeProducers } from './61-describe-producers.ts'
import { brokerRegistration } from './62-broker-registration.ts'
import { brokerHeartbeat } from './63-broker-heartbeat.ts'
import { unregisterBroker } from './64-unregister-broker.ts'
import { describeTransactions } from './65-describe-transactions.ts'
import { listTransactions } from './66-list-transactions.ts'
import { allocateProducerIds } from './67-allocate-producer-ids.ts'
import { consumerGroupHeartbeat } from './68-consumer-group-heartbeat.ts'
import { consumerGroupDescribe } from './69-consumer-group-describe.ts'
import { controllerRegistration } from './70-controller-registration.ts'
import { getTelemetrySubscriptions } from './71-get-telemetry-subscriptions.ts'
import { pushTelemetry } from './72-push-telemetry.ts'
import { assignReplicasToDirs } from './73-assign-replicas-to-dirs.ts'
import { listConfigResources } from './74-list-config-resources.ts'
import { describeTopicPartitions } from './75-describe-topic-partitions.ts'
import { shareGroupHeartbeat } from './76-share-group-heartbeat.ts'
import { shareGroupDescribe } from './77-share-group-describe.ts'
import { shareFetch } from './78-share-fetch.ts'
import { shareAcknowledge } from './79-share-acknowledge.ts'
import { addRaftVoter } from './80-add-raft-voter.ts'
import { removeRaftVoter } from './81-remove-raft-voter.ts'
import { updateRaftVoter } from './82-update-raft-voter.ts'
import { initializeShareGroupState } from './83-initialize-share-group-state.ts'
import { readShareGroupState } from './84-read-share-group-state.ts'
import { writeShareGroupState } from './85-write-share-group-state.ts'
import { deleteShareGroupState } from './86-delete-share-group-state.ts'
import { readShareGroupStateSummary } from './87-read-share-group-state-summary.ts'
import { streamsGroupHeartbeat } from './88-streams-group-heartbeat.ts'
import { streamsGroupDescribe } from './89-streams-group-describe.ts'
import { describeShareGroupOffsets } from './90-describe-share-group-offsets.ts'
import { alterShareGroupOffsets } from './91-alter-share-group-offsets.ts'
import { deleteShareGroupOffsets } from './92-delete-share-group-offsets.ts'
import { streamsGroupTopologyDescriptionUpdate } from './93-streams-group-topology-description-update.ts'
import { unregisterController } from './94-unregister-controller.ts'
import type { Api, CoordinatorRecordSchema, Message, MetadataRecordSchema } from './language.ts'
import { legacyOffsetCommitRecord } from './records/group/00-legacy-offset-commit.ts'
import { offsetCommitRecord } from './records/group/01-offset-commit.ts'
import { groupMetadataRecord } from './records/group/02-group-metadata.ts'
import { consumerGroupMetadataRecord } from './records/group/03-consumer-group-metadata.ts'
import { consumerGroupPartitionMetadataRecord } from './records/group/04-consumer-group-partition-metadata.ts'
import { consumerGroupMemberMetadataRecord } from './records/group/05-consumer-group-member-metadata.ts'
import { consumerGroupTargetAssignmentMetadataRecord } from './records/group/06-consumer-group-target-assignment-metadata.ts'
import { consumerGroupTargetAssignmentMemberRecord } from './records/group/07-consumer-group-target-assignment-member.ts'
import { consumerGroupCurrentMemberAssignmentRecord } from './records/group/08-consumer-group-current-member-assignment.ts'
import { shareGroupMemberMetadataRecord } from './records/group/10-share-group-member-metadata.ts'
import { shareGroupMetadataRecord } from './records/group/11-share-group-metadata.ts'
import { shareGroupTargetAssignmentMetadataRecord } from './records/group/12-share-group-target-assignment-metadata.ts'
import { shareGroupTargetAssignmentMemberRecord } from './records/group/13-share-group-target-assignment-member.ts'
import { shareGroupCurrentMemberAssignmentRecord } from './records/group/14-share-group-current-member-assignment.ts'
import { shareGroupStatePartitionMetadataRecord } from './records/group/15-share-group-state-partition-metadata.ts'
import { consumerGroupRegularExpressionRecord } from './records/group/16-consumer-group-regular-expression.ts'
import { streamsGroupMetadataRecord } from './records/group/17-streams-group-metadata.ts'
import { streamsGroupMemberMetadataRecord } from './records/group/19-streams-group-member-metadata.ts'
import { streamsGroupTargetAssignmentMetadataRecord } from './records/group/20-streams-group-target-assignment-metadata.ts'
import { streamsGroupTargetAssignmentMemberRecord } from './records/group/21-streams-group-target-assignment-member.ts'
import { streamsGroupCurrentMemberAssignmentRecord } from './records/group/22-streams-group-current-member-assignment.ts'
import { streamsGroupTopologyRecord } from './records/group/23-streams-group-topology.ts'
import { requestHeader } from './records/header/request-header.ts'
import { responseHeader } from './records/header/response-header.ts'
import { registerBrokerRecord } from './records/metadata/00-register-broker-record.ts'
import { unregisterBrokerRecord } from './records/metadata/01-unregister-broker-record.ts'
import { topicRecord } from './records/metadata/02-topic-record.ts'
import { partitionRecord } from './records/metadata/03-partition-record.ts'
import { configRecord } from './records/metadata/04-config-record.ts'
import { partitionChangeRecord } from './records/metadata/05-partition-change-record.ts'
import { fenceBrokerRecord } from './records/metadata/07-fence-broker-record.ts'
import { unfenceBrokerRecord } from './records/metadata/08-unfence-broker-record.ts'
import { removeTopicRecord } from './records/metadata/09-remove-topic-record.ts'
import { delegationTokenRecord } from './records/metadata/10-delegation-token-record.ts'
import { userScramCredentialRecord } from './records/metadata/11-user-scram-credential-record.ts'
import { featureLevelRecord } from './records/metadata/12-feature-level-record.ts'
import { clientQuotaRecord } from './records/metadata/14-client-quota-record.ts'
import { producerIdsRecord } from './records/metadata/15-producer-ids-record.ts'
import { brokerRegistrationChangeRecord } from './records/metadata/17-broker-registration-change-record.ts'
import { accessControlEntryRecord } from './records/metadata/18-access-control-entry-record.ts'
import { removeAccessControlEntryRecord } from './records/metadata/19-remove-access-control-entry-record.ts'
import { noOpRecord } from './records/metadata/20-no-op-record.ts'
import { zkMigrationStateRecord } from './records/metadata/21-zk-migration-state-record.ts'
import { removeUserScramCredentialRecord } from './records/metadata/22-remove-user-scram-credential-record.ts'
import { beginTransactionRecord } from './records/metadata/23-begin-transaction-record.ts'
import { endTransactionRecord } from './records/metadata/24-end-transaction-record.ts'
import { abortTransactionRecord } from './records/metadata/25-abort-transaction-record.ts'
import { removeDelegationTokenRecord } from './records/metadata/26-remove-delegation-token-record.ts'
import { registerControllerRecord } from './records/metadata/27-register-controller-record.ts'
import { clearElrRecord } from './records/metadata/28-clear-elr-record.ts'
import { unregisterControllerRecord } from './records/metadata/29-unregister-controller-record.ts'
import { abortedTxn } from './records/other/aborted-txn.ts'
import { consumerProtocolAssignment } from './records/other/consumer-protocol-assignment.ts'
import { consumerProtocolSubscription } from './records/other/consumer-protocol-subscription.ts'
import { controlRecordTypeSchema } from './records/other/control-record-type-schema.ts'
import { defaultPrincipalData } from './records/other/default-principal-data.ts'
import { endTxnMarker } from './records/other/end-txn-marker.ts'
import { kRaftVersionRecord } from './records/other/kraft-version-record.ts'
import { leaderChangeMessage } from './records/other/leader-change-message.ts'
import { producerSnapshot } from './records/other/producer-snapshot.ts'
import { quorumStateData } from './records/other/quorum-state-data.ts'
import { remoteLogSegmentMetadataRecord } from './records/other/remote-log-segment-metadata-record.ts'
import { remoteLogSegmentMetadataSnapshotRecord } from './records/other/remote-log-segment-metadata-snapshot-record.ts'
import { remoteLogSegmentMetadataUpdateRecord } from './records/other/remote-log-segment-metadata-update-record.ts'
import { remotePartitionDeleteMetadataRecord } from './records/other/remote-partition-delete-metadata-record.ts'
import { snapshotFooterRecord } from './records/other/snapshot-footer-record.ts'
import { snapshotHeaderRecord } from './records/other/snapshot-header-record.ts'
import { votersRecord } from './records/other/voters-record.ts'
import { shareSnapshotRecord } from './records/share/00-share-snapshot.ts'
import { shareUpdateRecord } from './records/share/01-share-update.ts'
import { transactionLogRecord } from './records/transaction/00-transaction-log.ts'

export const apis: readonly Api[] = [
  produce,
  fetch,
  listOffsets,
  metadata,
  offsetCommit,
  offsetFetch,
  findCoordinator,
  joinGroup,
  heartbeat,
  leaveGroup,
  syncGroup,
  describeGroups,
  listGroups,
  saslHandshake,
  apiVersions,
  createTopics,
  deleteTopics,
  deleteRecords,
  initProducerId,
  offsetForLeaderEpoch,
  addPartitionsToTxn,
  addOffsetsToTxn,
  endTxn,
  writeTxnMarkers,
  txnOffsetCommit,
  describeAcls,
  createAcls,
  deleteAcls,
  describeConfigs,
  alterConfigs,
  alterReplicaLogDirs,
  describeLogDirs,
  saslAuthenticate,
  createPartitions,
  createDelegationToken,
  renewDelegationToken,
  expireDelegationToken,
  describeDelegationToken,
  deleteGroups,
  electLeaders,
  incrementalAlterConfigs,
  alterPartitionReassignments,
  listPartitionReassignments,
  offsetDelete,
  describeClientQuotas,
  alterClientQuotas,
  describeUserScramCredentials,
  alterUserScramCredentials,
  vote,
  beginQuorumEpoch,
  endQuorumEpoch,
  describeQuorum,
  alterPartition,
  updateFeatures,
  envelope,
  fetchSnapshot,
  describeCluster,
  describeProducers,
  brokerRegistration,
  brokerHeartbeat,
  unregisterBroker,
  describeTransactions,
  listTransactions,
  allocateProducerIds,
  consumerGroupHeartbeat,
  consumerGroupDescribe,
  controllerRegistration,
  getTelemetrySubscriptions,
  pushTelemetry,
  assignReplicasToDirs,
  listConfigResources,
  describeTopicPartitions,
  shareGroupHeartbeat,
  shareGroupDescribe,
  shareFetch,
  shareAcknowledge,
  addRaftVoter,
  removeRaftVoter,
  updateRaftVoter,
  initializeShareGroupState,
  readShareGroupState,
  writeShareGroupState,
  deleteShareGroupState,
  readShareGroupStateSummary,
  streamsGroupHeartbeat,
  streamsGroupDescribe,
  describeShareGroupOffsets,
  alterShareGroupOffsets,
  deleteShareGroupOffsets,
  streamsGroupTopologyDescriptionUpdate,
  unregisterController
]

export const metadataRecords: readonly MetadataRecordSchema[] = [
  registerBrokerRecord,
  unregisterBrokerRecord,
  topicRecord,
  partitionRecord,
  configRecord,
  partitionChangeRecord,
  fenceBrokerRecord,
  unfenceBrokerRecord,
  removeTopicRecord,
  delegationTokenRecord,
  userScramCredentialRecord,
  featureLevelRecord,
  clientQuotaRecord,
  producerIdsRecord,
  brokerRegistrationChangeRecord,
  accessControlEntryRecord,
  removeAccessControlEntryRecord,
  noOpRecord,
  zkMigrationStateRecord,
  removeUserScramCredentialRecord,
  beginTransactionRecord,
  endTransactionRecord,
  abortTransactionRecord,
  removeDelegationTokenRecord,
  registerControllerRecord,
  clearElrRecord,
  unregisterControllerRecord
]

export const groupRecords: readonly CoordinatorRecordSchema[] = [
  legacyOffsetCommitRecord,
  offsetCommitRecord,
  groupMetadataRecord,
  consumerGroupMetadataRecord,
  consumerGroupPartitionMetadataRecord,
  consumerGroupMemberMetadataRecord,
  consumerGroupTargetAssignmentMetadataRecord,
  consumerGroupTargetAssignmentMemberRecord,
  consumerGroupCurrentMemberAssignmentRecord,
  shareGroupMemberMetadataRecord,
  shareGroupMetadataRecord,
  shareGroupTargetAssignmentMetadataRecord,
  shareGroupTargetAssignmentMemberRecord,
  shareGroupCurrentMemberAssignmentRecord,
  shareGroupStatePartitionMetadataRecord,
  consumerGroupRegularExpressionRecord,
  streamsGroupMetadataRecord,
  streamsGroupMemberMetadataRecord,
  streamsGroupTargetAssignmentMetadataRecord,
  streamsGroupTargetAssignmentMemberRecord,
  streamsGroupCurrentMemberAssignmentRecord,
  streamsGroupTopologyRecord
]

export const transactionRecords: readonly CoordinatorRecordSchema[] = [transactionLogRecord]

export const shareRecords: readonly CoordinatorRecordSchema[] = [shareSnapshotRecord, shareUpdateRecord]

export const headers: readonly Message[] = [requestHeader, responseHeader]

export const dataMessages: readonly Message[] = [
  abortedTxn,
  consumerProtocolAssignment,
  consumerProtocolSubscription,
  controlRecordTypeSchema,
  defaultPrincipalData,
  endTxnMarker,
  kRaftVersionRecord,
  leaderChangeMessage,
  producerSnapshot,
  quorumStateData,
  remoteLogSegmentMetadataRecord,
  remoteLogSegmentMetadataSnapshotRecord,
  remoteLogSegmentMetadataUpdateRecord,
  remotePartitionDeleteMetadataRecord,
  snapshotFooterRecord,
  snapshotHeaderRecord,
  votersRecord
]
