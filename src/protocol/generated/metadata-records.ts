// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuse } from '../wire/protocol-error.ts'
import { Reader } from '../wire/reader.ts'
import type { Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
import { codec as codecRegisterBrokerRecord, type RegisterBrokerRecord } from './records/register-broker-record.ts'
import { codec as codecUnregisterBrokerRecord, type UnregisterBrokerRecord } from './records/unregister-broker-record.ts'
import { codec as codecTopicRecord, type TopicRecord } from './records/topic-record.ts'
import { codec as codecPartitionRecord, type PartitionRecord } from './records/partition-record.ts'
import { codec as codecConfigRecord, type ConfigRecord } from './records/config-record.ts'
import { codec as codecPartitionChangeRecord, type PartitionChangeRecord } from './records/partition-change-record.ts'
import { codec as codecFenceBrokerRecord, type FenceBrokerRecord } from './records/fence-broker-record.ts'
import { codec as codecUnfenceBrokerRecord, type UnfenceBrokerRecord } from './records/unfence-broker-record.ts'
import { codec as codecRemoveTopicRecord, type RemoveTopicRecord } from './records/remove-topic-record.ts'
import { codec as codecDelegationTokenRecord, type DelegationTokenRecord } from './records/delegation-token-record.ts'
import { codec as codecUserScramCredentialRecord, type UserScramCredentialRecord } from './records/user-scram-credential-record.ts'
import { codec as codecFeatureLevelRecord, type FeatureLevelRecord } from './records/feature-level-record.ts'
import { codec as codecClientQuotaRecord, type ClientQuotaRecord } from './records/client-quota-record.ts'
import { codec as codecProducerIdsRecord, type ProducerIdsRecord } from './records/producer-ids-record.ts'
import { codec as codecBrokerRegistrationChangeRecord, type BrokerRegistrationChangeRecord } from './records/broker-registration-change-record.ts'
import { codec as codecAccessControlEntryRecord, type AccessControlEntryRecord } from './records/access-control-entry-record.ts'
import { codec as codecRemoveAccessControlEntryRecord, type RemoveAccessControlEntryRecord } from './records/remove-access-control-entry-record.ts'
import { codec as codecNoOpRecord, type NoOpRecord } from './records/no-op-record.ts'
import { codec as codecZkMigrationStateRecord, type ZkMigrationStateRecord } from './records/zk-migration-state-record.ts'
import { codec as codecRemoveUserScramCredentialRecord, type RemoveUserScramCredentialRecord } from './records/remove-user-scram-credential-record.ts'
import { codec as codecBeginTransactionRecord, type BeginTransactionRecord } from './records/begin-transaction-record.ts'
import { codec as codecEndTransactionRecord, type EndTransactionRecord } from './records/end-transaction-record.ts'
import { codec as codecAbortTransactionRecord, type AbortTransactionRecord } from './records/abort-transaction-record.ts'
import { codec as codecRemoveDelegationTokenRecord, type RemoveDelegationTokenRecord } from './records/remove-delegation-token-record.ts'
import { codec as codecRegisterControllerRecord, type RegisterControllerRecord } from './records/register-controller-record.ts'
import { codec as codecClearElrRecord, type ClearElrRecord } from './records/clear-elr-record.ts'
import { codec as codecUnregisterControllerRecord, type UnregisterControllerRecord } from './records/unregister-controller-record.ts'

export const MetadataRecordKey = {
  RegisterBrokerRecord: 0,
  UnregisterBrokerRecord: 1,
  TopicRecord: 2,
  PartitionRecord: 3,
  ConfigRecord: 4,
  PartitionChangeRecord: 5,
  FenceBrokerRecord: 7,
  UnfenceBrokerRecord: 8,
  RemoveTopicRecord: 9,
  DelegationTokenRecord: 10,
  UserScramCredentialRecord: 11,
  FeatureLevelRecord: 12,
  ClientQuotaRecord: 14,
  ProducerIdsRecord: 15,
  BrokerRegistrationChangeRecord: 17,
  AccessControlEntryRecord: 18,
  RemoveAccessControlEntryRecord: 19,
  NoOpRecord: 20,
  ZkMigrationStateRecord: 21,
  RemoveUserScramCredentialRecord: 22,
  BeginTransactionRecord: 23,
  EndTransactionRecord: 24,
  AbortTransactionRecord: 25,
  RemoveDelegationTokenRecord: 26,
  RegisterControllerRecord: 27,
  ClearElrRecord: 28,
  UnregisterControllerRecord: 29
} as const

/** A record as read: every field is there. */
export type MetadataRecord =
| { readonly kind: 'RegisterBrokerRecord'; readonly version: number; readonly value: RegisterBrokerRecord }
| { readonly kind: 'UnregisterBrokerRecord'; readonly version: number; readonly value: UnregisterBrokerRecord }
| { readonly kind: 'TopicRecord'; readonly version: number; readonly value: TopicRecord }
| { readonly kind: 'PartitionRecord'; readonly version: number; readonly value: PartitionRecord }
| { readonly kind: 'ConfigRecord'; readonly version: number; readonly value: ConfigRecord }
| { readonly kind: 'PartitionChangeRecord'; readonly version: number; readonly value: PartitionChangeRecord }
| { readonly kind: 'FenceBrokerRecord'; readonly version: number; readonly value: FenceBrokerRecord }
| { readonly kind: 'UnfenceBrokerRecord'; readonly version: number; readonly value: UnfenceBrokerRecord }
| { readonly kind: 'RemoveTopicRecord'; readonly version: number; readonly value: RemoveTopicRecord }
| { readonly kind: 'DelegationTokenRecord'; readonly version: number; readonly value: DelegationTokenRecord }
| { readonly kind: 'UserScramCredentialRecord'; readonly version: number; readonly value: UserScramCredentialRecord }
| { readonly kind: 'FeatureLevelRecord'; readonly version: number; readonly value: FeatureLevelRecord }
| { readonly kind: 'ClientQuotaRecord'; readonly version: number; readonly value: ClientQuotaRecord }
| { readonly kind: 'ProducerIdsRecord'; readonly version: number; readonly value: ProducerIdsRecord }
| { readonly kind: 'BrokerRegistrationChangeRecord'; readonly version: number; readonly value: BrokerRegistrationChangeRecord }
| { readonly kind: 'AccessControlEntryRecord'; readonly version: number; readonly value: AccessControlEntryRecord }
| { readonly kind: 'RemoveAccessControlEntryRecord'; readonly version: number; readonly value: RemoveAccessControlEntryRecord }
| { readonly kind: 'NoOpRecord'; readonly version: number; readonly value: NoOpRecord }
| { readonly kind: 'ZkMigrationStateRecord'; readonly version: number; readonly value: ZkMigrationStateRecord }
| { readonly kind: 'RemoveUserScramCredentialRecord'; readonly version: number; readonly value: RemoveUserScramCredentialRecord }
| { readonly kind: 'BeginTransactionRecord'; readonly version: number; readonly value: BeginTransactionRecord }
| { readonly kind: 'EndTransactionRecord'; readonly version: number; readonly value: EndTransactionRecord }
| { readonly kind: 'AbortTransactionRecord'; readonly version: number; readonly value: AbortTransactionRecord }
| { readonly kind: 'RemoveDelegationTokenRecord'; readonly version: number; readonly value: RemoveDelegationTokenRecord }
| { readonly kind: 'RegisterControllerRecord'; readonly version: number; readonly value: RegisterControllerRecord }
| { readonly kind: 'ClearElrRecord'; readonly version: number; readonly value: ClearElrRecord }
| { readonly kind: 'UnregisterControllerRecord'; readonly version: number; readonly value: UnregisterControllerRecord }

/** A record to be written: what is left out has its default. */
export type MetadataRecordDraft =
| { readonly kind: 'RegisterBrokerRecord'; readonly version: number; readonly value: Draft<RegisterBrokerRecord> }
| { readonly kind: 'UnregisterBrokerRecord'; readonly version: number; readonly value: Draft<UnregisterBrokerRecord> }
| { readonly kind: 'TopicRecord'; readonly version: number; readonly value: Draft<TopicRecord> }
| { readonly kind: 'PartitionRecord'; readonly version: number; readonly value: Draft<PartitionRecord> }
| { readonly kind: 'ConfigRecord'; readonly version: number; readonly value: Draft<ConfigRecord> }
| { readonly kind: 'PartitionChangeRecord'; readonly version: number; readonly value: Draft<PartitionChangeRecord> }
| { readonly kind: 'FenceBrokerRecord'; readonly version: number; readonly value: Draft<FenceBrokerRecord> }
| { readonly kind: 'UnfenceBrokerRecord'; readonly version: number; readonly value: Draft<UnfenceBrokerRecord> }
| { readonly kind: 'RemoveTopicRecord'; readonly version: number; readonly value: Draft<RemoveTopicRecord> }
| { readonly kind: 'DelegationTokenRecord'; readonly version: number; readonly value: Draft<DelegationTokenRecord> }
| { readonly kind: 'UserScramCredentialRecord'; readonly version: number; readonly value: Draft<UserScramCredentialRecord> }
| { readonly kind: 'FeatureLevelRecord'; readonly version: number; readonly value: Draft<FeatureLevelRecord> }
| { readonly kind: 'ClientQuotaRecord'; readonly version: number; readonly value: Draft<ClientQuotaRecord> }
| { readonly kind: 'ProducerIdsRecord'; readonly version: number; readonly value: Draft<ProducerIdsRecord> }
| { readonly kind: 'BrokerRegistrationChangeRecord'; readonly version: number; readonly value: Draft<BrokerRegistrationChangeRecord> }
| { readonly kind: 'AccessControlEntryRecord'; readonly version: number; readonly value: Draft<AccessControlEntryRecord> }
| { readonly kind: 'RemoveAccessControlEntryRecord'; readonly version: number; readonly value: Draft<RemoveAccessControlEntryRecord> }
| { readonly kind: 'NoOpRecord'; readonly version: number; readonly value: Draft<NoOpRecord> }
| { readonly kind: 'ZkMigrationStateRecord'; readonly version: number; readonly value: Draft<ZkMigrationStateRecord> }
| { readonly kind: 'RemoveUserScramCredentialRecord'; readonly version: number; readonly value: Draft<RemoveUserScramCredentialRecord> }
| { readonly kind: 'BeginTransactionRecord'; readonly version: number; readonly value: Draft<BeginTransactionRecord> }
| { readonly kind: 'EndTransactionRecord'; readonly version: number; readonly value: Draft<EndTransactionRecord> }
| { readonly kind: 'AbortTransactionRecord'; readonly version: number; readonly value: Draft<AbortTransactionRecord> }
| { readonly kind: 'RemoveDelegationTokenRecord'; readonly version: number; readonly value: Draft<RemoveDelegationTokenRecord> }
| { readonly kind: 'RegisterControllerRecord'; readonly version: number; readonly value: Draft<RegisterControllerRecord> }
| { readonly kind: 'ClearElrRecord'; readonly version: number; readonly value: Draft<ClearElrRecord> }
| { readonly kind: 'UnregisterControllerRecord'; readonly version: number; readonly value: Draft<UnregisterControllerRecord> }

/** Reads a record's value as it stands in the log: frame version 1, key, version, body, nothing after. */
export function readMetadataRecord(buffer: Buffer): MetadataRecord {
  const reader = new Reader(buffer)
  const frame = reader.unsignedVarint()
  if (frame !== 1) refuse(`a metadata record in frame version ${frame}`)
  const record = readBody(reader, reader.unsignedVarint(), reader.unsignedVarint())
  if (reader.remaining !== 0) refuse(`${reader.remaining} bytes after a ${record.kind}`)
  return record
}

function readBody(reader: Reader, key: number, version: number): MetadataRecord {
  switch (key) {
    case 0:
    return { kind: 'RegisterBrokerRecord', version, value: codecRegisterBrokerRecord.read(reader, version) }
    case 1:
    return { kind: 'UnregisterBrokerRecord', version, value: codecUnregisterBrokerRecord.read(reader, version) }
    case 2:
    return { kind: 'TopicRecord', version, value: codecTopicRecord.read(reader, version) }
    case 3:
    return { kind: 'PartitionRecord', version, value: codecPartitionRecord.read(reader, version) }
    case 4:
    return { kind: 'ConfigRecord', version, value: codecConfigRecord.read(reader, version) }
    case 5:
    return { kind: 'PartitionChangeRecord', version, value: codecPartitionChangeRecord.read(reader, version) }
    case 7:
    return { kind: 'FenceBrokerRecord', version, value: codecFenceBrokerRecord.read(reader, version) }
    case 8:
    return { kind: 'UnfenceBrokerRecord', version, value: codecUnfenceBrokerRecord.read(reader, version) }
    case 9:
    return { kind: 'RemoveTopicRecord', version, value: codecRemoveTopicRecord.read(reader, version) }
    case 10:
    return { kind: 'DelegationTokenRecord', version, value: codecDelegationTokenRecord.read(reader, version) }
    case 11:
    return { kind: 'UserScramCredentialRecord', version, value: codecUserScramCredentialRecord.read(reader, version) }
    case 12:
    return { kind: 'FeatureLevelRecord', version, value: codecFeatureLevelRecord.read(reader, version) }
    case 14:
    return { kind: 'ClientQuotaRecord', version, value: codecClientQuotaRecord.read(reader, version) }
    case 15:
    return { kind: 'ProducerIdsRecord', version, value: codecProducerIdsRecord.read(reader, version) }
    case 17:
    return { kind: 'BrokerRegistrationChangeRecord', version, value: codecBrokerRegistrationChangeRecord.read(reader, version) }
    case 18:
    return { kind: 'AccessControlEntryRecord', version, value: codecAccessControlEntryRecord.read(reader, version) }
    case 19:
    return { kind: 'RemoveAccessControlEntryRecord', version, value: codecRemoveAccessControlEntryRecord.read(reader, version) }
    case 20:
    return { kind: 'NoOpRecord', version, value: codecNoOpRecord.read(reader, version) }
    case 21:
    return { kind: 'ZkMigrationStateRecord', version, value: codecZkMigrationStateRecord.read(reader, version) }
    case 22:
    return { kind: 'RemoveUserScramCredentialRecord', version, value: codecRemoveUserScramCredentialRecord.read(reader, version) }
    case 23:
    return { kind: 'BeginTransactionRecord', version, value: codecBeginTransactionRecord.read(reader, version) }
    case 24:
    return { kind: 'EndTransactionRecord', version, value: codecEndTransactionRecord.read(reader, version) }
    case 25:
    return { kind: 'AbortTransactionRecord', version, value: codecAbortTransactionRecord.read(reader, version) }
    case 26:
    return { kind: 'RemoveDelegationTokenRecord', version, value: codecRemoveDelegationTokenRecord.read(reader, version) }
    case 27:
    return { kind: 'RegisterControllerRecord', version, value: codecRegisterControllerRecord.read(reader, version) }
    case 28:
    return { kind: 'ClearElrRecord', version, value: codecClearElrRecord.read(reader, version) }
    case 29:
    return { kind: 'UnregisterControllerRecord', version, value: codecUnregisterControllerRecord.read(reader, version) }
    default:
    return refuse(`a metadata record of unknown key ${key}`)
  }
}

export function writeMetadataRecord(writer: Writer, record: MetadataRecordDraft): void {
  writer.unsignedVarint(1)
  writer.unsignedVarint(MetadataRecordKey[record.kind])
  writer.unsignedVarint(record.version)
  switch (record.kind) {
    case 'RegisterBrokerRecord':
    return codecRegisterBrokerRecord.write(writer, record.value, record.version)
    case 'UnregisterBrokerRecord':
    return codecUnregisterBrokerRecord.write(writer, record.value, record.version)
    case 'TopicRecord':
    return codecTopicRecord.write(writer, record.value, record.version)
    case 'PartitionRecord':
    return codecPartitionRecord.write(writer, record.value, record.version)
    case 'ConfigRecord':
    return codecConfigRecord.write(writer, record.value, record.version)
    case 'PartitionChangeRecord':
    return codecPartitionChangeRecord.write(writer, record.value, record.version)
    case 'FenceBrokerRecord':
    return codecFenceBrokerRecord.write(writer, record.value, record.version)
    case 'UnfenceBrokerRecord':
    return codecUnfenceBrokerRecord.write(writer, record.value, record.version)
    case 'RemoveTopicRecord':
    return codecRemoveTopicRecord.write(writer, record.value, record.version)
    case 'DelegationTokenRecord':
    return codecDelegationTokenRecord.write(writer, record.value, record.version)
    case 'UserScramCredentialRecord':
    return codecUserScramCredentialRecord.write(writer, record.value, record.version)
    case 'FeatureLevelRecord':
    return codecFeatureLevelRecord.write(writer, record.value, record.version)
    case 'ClientQuotaRecord':
    return codecClientQuotaRecord.write(writer, record.value, record.version)
    case 'ProducerIdsRecord':
    return codecProducerIdsRecord.write(writer, record.value, record.version)
    case 'BrokerRegistrationChangeRecord':
    return codecBrokerRegistrationChangeRecord.write(writer, record.value, record.version)
    case 'AccessControlEntryRecord':
    return codecAccessControlEntryRecord.write(writer, record.value, record.version)
    case 'RemoveAccessControlEntryRecord':
    return codecRemoveAccessControlEntryRecord.write(writer, record.value, record.version)
    case 'NoOpRecord':
    return codecNoOpRecord.write(writer, record.value, record.version)
    case 'ZkMigrationStateRecord':
    return codecZkMigrationStateRecord.write(writer, record.value, record.version)
    case 'RemoveUserScramCredentialRecord':
    return codecRemoveUserScramCredentialRecord.write(writer, record.value, record.version)
    case 'BeginTransactionRecord':
    return codecBeginTransactionRecord.write(writer, record.value, record.version)
    case 'EndTransactionRecord':
    return codecEndTransactionRecord.write(writer, record.value, record.version)
    case 'AbortTransactionRecord':
    return codecAbortTransactionRecord.write(writer, record.value, record.version)
    case 'RemoveDelegationTokenRecord':
    return codecRemoveDelegationTokenRecord.write(writer, record.value, record.version)
    case 'RegisterControllerRecord':
    return codecRegisterControllerRecord.write(writer, record.value, record.version)
    case 'ClearElrRecord':
    return codecClearElrRecord.write(writer, record.value, record.version)
    case 'UnregisterControllerRecord':
    return codecUnregisterControllerRecord.write(writer, record.value, record.version)
  }
}
