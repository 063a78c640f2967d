// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
import { codec as codecLegacyOffsetCommitKey, type LegacyOffsetCommitKey } from './records/legacy-offset-commit-key.ts'
import { codec as codecLegacyOffsetCommitValue, type LegacyOffsetCommitValue } from './records/legacy-offset-commit-value.ts'
import { codec as codecOffsetCommitKey, type OffsetCommitKey } from './records/offset-commit-key.ts'
import { codec as codecOffsetCommitValue, type OffsetCommitValue } from './records/offset-commit-value.ts'
import { codec as codecGroupMetadataKey, type GroupMetadataKey } from './records/group-metadata-key.ts'
import { codec as codecGroupMetadataValue, type GroupMetadataValue } from './records/group-metadata-value.ts'
import { codec as codecConsumerGroupMetadataKey, type ConsumerGroupMetadataKey } from './records/consumer-group-metadata-key.ts'
import { codec as codecConsumerGroupMetadataValue, type ConsumerGroupMetadataValue } from './records/consumer-group-metadata-value.ts'
import { codec as codecConsumerGroupPartitionMetadataKey, type ConsumerGroupPartitionMetadataKey } from './records/consumer-group-partition-metadata-key.ts'
import { codec as codecConsumerGroupPartitionMetadataValue, type ConsumerGroupPartitionMetadataValue } from './records/consumer-group-partition-metadata-value.ts'
import { codec as codecConsumerGroupMemberMetadataKey, type ConsumerGroupMemberMetadataKey } from './records/consumer-group-member-metadata-key.ts'
import { codec as codecConsumerGroupMemberMetadataValue, type ConsumerGroupMemberMetadataValue } from './records/consumer-group-member-metadata-value.ts'
import { codec as codecConsumerGroupTargetAssignmentMetadataKey, type ConsumerGroupTargetAssignmentMetadataKey } from './records/consumer-group-target-assignment-metadata-key.ts'
import { codec as codecConsumerGroupTargetAssignmentMetadataValue, type ConsumerGroupTargetAssignmentMetadataValue } from './records/consumer-group-target-assignment-metadata-value.ts'
import { codec as codecConsumerGroupTargetAssignmentMemberKey, type ConsumerGroupTargetAssignmentMemberKey } from './records/consumer-group-target-assignment-member-key.ts'
import { codec as codecConsumerGroupTargetAssignmentMemberValue, type ConsumerGroupTargetAssignmentMemberValue } from './records/consumer-group-target-assignment-member-value.ts'
import { codec as codecConsumerGroupCurrentMemberAssignmentKey, type ConsumerGroupCurrentMemberAssignmentKey } from './records/consumer-group-current-member-assignment-key.ts'
import { codec as codecConsumerGroupCurrentMemberAssignmentValue, type ConsumerGroupCurrentMemberAssignmentValue } from './records/consumer-group-current-member-assignment-value.ts'
import { codec as codecShareGroupMemberMetadataKey, type ShareGroupMemberMetadataKey } from './records/share-group-member-metadata-key.ts'
import { codec as codecShareGroupMemberMetadataValue, type ShareGroupMemberMetadataValue } from './records/share-group-member-metadata-value.ts'
import { codec as codecShareGroupMetadataKey, type ShareGroupMetadataKey } from './records/share-group-metadata-key.ts'
import { codec as codecShareGroupMetadataValue, type ShareGroupMetadataValue } from './records/share-group-metadata-value.ts'
import { codec as codecShareGroupTargetAssignmentMetadataKey, type ShareGroupTargetAssignmentMetadataKey } from './records/share-group-target-assignment-metadata-key.ts'
import { codec as codecShareGroupTargetAssignmentMetadataValue, type ShareGroupTargetAssignmentMetadataValue } from './records/share-group-target-assignment-metadata-value.ts'
import { codec as codecShareGroupTargetAssignmentMemberKey, type ShareGroupTargetAssignmentMemberKey } from './records/share-group-target-assignment-member-key.ts'
import { codec as codecShareGroupTargetAssignmentMemberValue, type ShareGroupTargetAssignmentMemberValue } from './records/share-group-target-assignment-member-value.ts'
import { codec as codecShareGroupCurrentMemberAssignmentKey, type ShareGroupCurrentMemberAssignmentKey } from './records/share-group-current-member-assignment-key.ts'
import { codec as codecShareGroupCurrentMemberAssignmentValue, type ShareGroupCurrentMemberAssignmentValue } from './records/share-group-current-member-assignment-value.ts'
import { codec as codecShareGroupStatePartitionMetadataKey, type ShareGroupStatePartitionMetadataKey } from './records/share-group-state-partition-metadata-key.ts'
import { codec as codecShareGroupStatePartitionMetadataValue, type ShareGroupStatePartitionMetadataValue } from './records/share-group-state-partition-metadata-value.ts'
import { codec as codecConsumerGroupRegularExpressionKey, type ConsumerGroupRegularExpressionKey } from './records/consumer-group-regular-expression-key.ts'
import { codec as codecConsumerGroupRegularExpressionValue, type ConsumerGroupRegularExpressionValue } from './records/consumer-group-regular-expression-value.ts'
import { codec as codecStreamsGroupMetadataKey, type StreamsGroupMetadataKey } from './records/streams-group-metadata-key.ts'
import { codec as codecStreamsGroupMetadataValue, type StreamsGroupMetadataValue } from './records/streams-group-metadata-value.ts'
import { codec as codecStreamsGroupMemberMetadataKey, type StreamsGroupMemberMetadataKey } from './records/streams-group-member-metadata-key.ts'
import { codec as codecStreamsGroupMemberMetadataValue, type StreamsGroupMemberMetadataValue } from './records/streams-group-member-metadata-value.ts'
import { codec as codecStreamsGroupTargetAssignmentMetadataKey, type StreamsGroupTargetAssignmentMetadataKey } from './records/streams-group-target-assignment-metadata-key.ts'
import { codec as codecStreamsGroupTargetAssignmentMetadataValue, type StreamsGroupTargetAssignmentMetadataValue } from './records/streams-group-target-assignment-metadata-value.ts'
import { codec as codecStreamsGroupTargetAssignmentMemberKey, type StreamsGroupTargetAssignmentMemberKey } from './records/streams-group-target-assignment-member-key.ts'
import { codec as codecStreamsGroupTargetAssignmentMemberValue, type StreamsGroupTargetAssignmentMemberValue } from './records/streams-group-target-assignment-member-value.ts'
import { codec as codecStreamsGroupCurrentMemberAssignmentKey, type StreamsGroupCurrentMemberAssignmentKey } from './records/streams-group-current-member-assignment-key.ts'
import { codec as codecStreamsGroupCurrentMemberAssignmentValue, type StreamsGroupCurrentMemberAssignmentValue } from './records/streams-group-current-member-assignment-value.ts'
import { codec as codecStreamsGroupTopologyKey, type StreamsGroupTopologyKey } from './records/streams-group-topology-key.ts'
import { codec as codecStreamsGroupTopologyValue, type StreamsGroupTopologyValue } from './records/streams-group-topology-value.ts'

export const GroupRecordKey = {
  LegacyOffsetCommit: 0,
  OffsetCommit: 1,
  GroupMetadata: 2,
  ConsumerGroupMetadata: 3,
  ConsumerGroupPartitionMetadata: 4,
  ConsumerGroupMemberMetadata: 5,
  ConsumerGroupTargetAssignmentMetadata: 6,
  ConsumerGroupTargetAssignmentMember: 7,
  ConsumerGroupCurrentMemberAssignment: 8,
  ShareGroupMemberMetadata: 10,
  ShareGroupMetadata: 11,
  ShareGroupTargetAssignmentMetadata: 12,
  ShareGroupTargetAssignmentMember: 13,
  ShareGroupCurrentMemberAssignment: 14,
  ShareGroupStatePartitionMetadata: 15,
  ConsumerGroupRegularExpression: 16,
  StreamsGroupMetadata: 17,
  StreamsGroupMemberMetadata: 19,
  StreamsGroupTargetAssignmentMetadata: 20,
  StreamsGroupTargetAssignmentMember: 21,
  StreamsGroupCurrentMemberAssignment: 22,
  StreamsGroupTopology: 23
} as const

/** A record as read; a null value is a tombstone, and its version is -1. */
export type GroupRecord =
| { readonly kind: 'LegacyOffsetCommit'; readonly key: LegacyOffsetCommitKey; readonly version: number; readonly value: LegacyOffsetCommitValue | null }
| { readonly kind: 'OffsetCommit'; readonly key: OffsetCommitKey; readonly version: number; readonly value: OffsetCommitValue | null }
| { readonly kind: 'GroupMetadata'; readonly key: GroupMetadataKey; readonly version: number; readonly value: GroupMetadataValue | null }
| { readonly kind: 'ConsumerGroupMetadata'; readonly key: ConsumerGroupMetadataKey; readonly version: number; readonly value: ConsumerGroupMetadataValue | null }
| { readonly kind: 'ConsumerGroupPartitionMetadata'; readonly key: ConsumerGroupPartitionMetadataKey; readonly version: number; readonly value: ConsumerGroupPartitionMetadataValue | null }
| { readonly kind: 'ConsumerGroupMemberMetadata'; readonly key: ConsumerGroupMemberMetadataKey; readonly version: number; readonly value: ConsumerGroupMemberMetadataValue | null }
| { readonly kind: 'ConsumerGroupTargetAssignmentMetadata'; readonly key: ConsumerGroupTargetAssignmentMetadataKey; readonly version: number; readonly value: ConsumerGroupTargetAssignmentMetadataValue | null }
| { readonly kind: 'ConsumerGroupTargetAssignmentMember'; readonly key: ConsumerGroupTargetAssignmentMemberKey; readonly version: number; readonly value: ConsumerGroupTargetAssignmentMemberValue | null }
| { readonly kind: 'ConsumerGroupCurrentMemberAssignment'; readonly key: ConsumerGroupCurrentMemberAssignmentKey; readonly version: number; readonly value: ConsumerGroupCurrentMemberAssignmentValue | null }
| { readonly kind: 'ShareGroupMemberMetadata'; readonly key: ShareGroupMemberMetadataKey; readonly version: number; readonly value: ShareGroupMemberMetadataValue | null }
| { readonly kind: 'ShareGroupMetadata'; readonly key: ShareGroupMetadataKey; readonly version: number; readonly value: ShareGroupMetadataValue | null }
| { readonly kind: 'ShareGroupTargetAssignmentMetadata'; readonly key: ShareGroupTargetAssignmentMetadataKey; readonly version: number; readonly value: ShareGroupTargetAssignmentMetadataValue | null }
| { readonly kind: 'ShareGroupTargetAssignmentMember'; readonly key: ShareGroupTargetAssignmentMemberKey; readonly version: number; readonly value: ShareGroupTargetAssignmentMemberValue | null }
| { readonly kind: 'ShareGroupCurrentMemberAssignment'; readonly key: ShareGroupCurrentMemberAssignmentKey; readonly version: number; readonly value: ShareGroupCurrentMemberAssignmentValue | null }
| { readonly kind: 'ShareGroupStatePartitionMetadata'; readonly key: ShareGroupStatePartitionMetadataKey; readonly version: number; readonly value: ShareGroupStatePartitionMetadataValue | null }
| { readonly kind: 'ConsumerGroupRegularExpression'; readonly key: ConsumerGroupRegularExpressionKey; readonly version: number; readonly value: ConsumerGroupRegularExpressionValue | null }
| { readonly kind: 'StreamsGroupMetadata'; readonly key: StreamsGroupMetadataKey; readonly version: number; readonly value: StreamsGroupMetadataValue | null }
| { readonly kind: 'StreamsGroupMemberMetadata'; readonly key: StreamsGroupMemberMetadataKey; readonly version: number; readonly value: StreamsGroupMemberMetadataValue | null }
| { readonly kind: 'StreamsGroupTargetAssignmentMetadata'; readonly key: StreamsGroupTargetAssignmentMetadataKey; readonly version: number; readonly value: StreamsGroupTargetAssignmentMetadataValue | null }
| { readonly kind: 'StreamsGroupTargetAssignmentMember'; readonly key: StreamsGroupTargetAssignmentMemberKey; readonly version: number; readonly value: StreamsGroupTargetAssignmentMemberValue | null }
| { readonly kind: 'StreamsGroupCurrentMemberAssignment'; readonly key: StreamsGroupCurrentMemberAssignmentKey; readonly version: number; readonly value: StreamsGroupCurrentMemberAssignmentValue | null }
| { readonly kind: 'StreamsGroupTopology'; readonly key: StreamsGroupTopologyKey; readonly version: number; readonly value: StreamsGroupTopologyValue | null }

export type GroupRecordDraft =
| { readonly kind: 'LegacyOffsetCommit'; readonly key: Draft<LegacyOffsetCommitKey>; readonly version: number; readonly value: Draft<LegacyOffsetCommitValue> | null }
| { readonly kind: 'OffsetCommit'; readonly key: Draft<OffsetCommitKey>; readonly version: number; readonly value: Draft<OffsetCommitValue> | null }
| { readonly kind: 'GroupMetadata'; readonly key: Draft<GroupMetadataKey>; readonly version: number; readonly value: Draft<GroupMetadataValue> | null }
| { readonly kind: 'ConsumerGroupMetadata'; readonly key: Draft<ConsumerGroupMetadataKey>; readonly version: number; readonly value: Draft<ConsumerGroupMetadataValue> | null }
| { readonly kind: 'ConsumerGroupPartitionMetadata'; readonly key: Draft<ConsumerGroupPartitionMetadataKey>; readonly version: number; readonly value: Draft<ConsumerGroupPartitionMetadataValue> | null }
| { readonly kind: 'ConsumerGroupMemberMetadata'; readonly key: Draft<ConsumerGroupMemberMetadataKey>; readonly version: number; readonly value: Draft<ConsumerGroupMemberMetadataValue> | null }
| { readonly kind: 'ConsumerGroupTargetAssignmentMetadata'; readonly key: Draft<ConsumerGroupTargetAssignmentMetadataKey>; readonly version: number; readonly value: Draft<ConsumerGroupTargetAssignmentMetadataValue> | null }
| { readonly kind: 'ConsumerGroupTargetAssignmentMember'; readonly key: Draft<ConsumerGroupTargetAssignmentMemberKey>; readonly version: number; readonly value: Draft<ConsumerGroupTargetAssignmentMemberValue> | null }
| { readonly kind: 'ConsumerGroupCurrentMemberAssignment'; readonly key: Draft<ConsumerGroupCurrentMemberAssignmentKey>; readonly version: number; readonly value: Draft<ConsumerGroupCurrentMemberAssignmentValue> | null }
| { readonly kind: 'ShareGroupMemberMetadata'; readonly key: Draft<ShareGroupMemberMetadataKey>; readonly version: number; readonly value: Draft<ShareGroupMemberMetadataValue> | null }
| { readonly kind: 'ShareGroupMetadata'; readonly key: Draft<ShareGroupMetadataKey>; readonly version: number; readonly value: Draft<ShareGroupMetadataValue> | null }
| { readonly kind: 'ShareGroupTargetAssignmentMetadata'; readonly key: Draft<ShareGroupTargetAssignmentMetadataKey>; readonly version: number; readonly value: Draft<ShareGroupTargetAssignmentMetadataValue> | null }
| { readonly kind: 'ShareGroupTargetAssignmentMember'; readonly key: Draft<ShareGroupTargetAssignmentMemberKey>; readonly version: number; readonly value: Draft<ShareGroupTargetAssignmentMemberValue> | null }
| { readonly kind: 'ShareGroupCurrentMemberAssignment'; readonly key: Draft<ShareGroupCurrentMemberAssignmentKey>; readonly version: number; readonly value: Draft<ShareGroupCurrentMemberAssignmentValue> | null }
| { readonly kind: 'ShareGroupStatePartitionMetadata'; readonly key: Draft<ShareGroupStatePartitionMetadataKey>; readonly version: number; readonly value: Draft<ShareGroupStatePartitionMetadataValue> | null }
| { readonly kind: 'ConsumerGroupRegularExpression'; readonly key: Draft<ConsumerGroupRegularExpressionKey>; readonly version: number; readonly value: Draft<ConsumerGroupRegularExpressionValue> | null }
| { readonly kind: 'StreamsGroupMetadata'; readonly key: Draft<StreamsGroupMetadataKey>; readonly version: number; readonly value: Draft<StreamsGroupMetadataValue> | null }
| { readonly kind: 'StreamsGroupMemberMetadata'; readonly key: Draft<StreamsGroupMemberMetadataKey>; readonly version: number; readonly value: Draft<StreamsGroupMemberMetadataValue> | null }
| { readonly kind: 'StreamsGroupTargetAssignmentMetadata'; readonly key: Draft<StreamsGroupTargetAssignmentMetadataKey>; readonly version: number; readonly value: Draft<StreamsGroupTargetAssignmentMetadataValue> | null }
| { readonly kind: 'StreamsGroupTargetAssignmentMember'; readonly key: Draft<StreamsGroupTargetAssignmentMemberKey>; readonly version: number; readonly value: Draft<StreamsGroupTargetAssignmentMemberValue> | null }
| { readonly kind: 'StreamsGroupCurrentMemberAssignment'; readonly key: Draft<StreamsGroupCurrentMemberAssignmentKey>; readonly version: number; readonly value: Draft<StreamsGroupCurrentMemberAssignmentValue> | null }
| { readonly kind: 'StreamsGroupTopology'; readonly key: Draft<StreamsGroupTopologyKey>; readonly version: number; readonly value: Draft<StreamsGroupTopologyValue> | null }

/** Undefined for a kind of key that is not known, which a reader of the log skips. */
export function readGroupRecord(key: Buffer, value: Buffer | null): GroupRecord | undefined {
  const reader = new Reader(key)
  const kind = reader.int16()
  switch (kind) {
    case 0:
    return { kind: 'LegacyOffsetCommit', key: codecLegacyOffsetCommitKey.read(reader, 0), ...readValue(codecLegacyOffsetCommitValue, value) }
    case 1:
    return { kind: 'OffsetCommit', key: codecOffsetCommitKey.read(reader, 0), ...readValue(codecOffsetCommitValue, value) }
    case 2:
    return { kind: 'GroupMetadata', key: codecGroupMetadataKey.read(reader, 0), ...readValue(codecGroupMetadataValue, value) }
    case 3:
    return { kind: 'ConsumerGroupMetadata', key: codecConsumerGroupMetadataKey.read(reader, 0), ...readValue(codecConsumerGroupMetadataValue, value) }
    case 4:
    return { kind: 'ConsumerGroupPartitionMetadata', key: codecConsumerGroupPartitionMetadataKey.read(reader, 0), ...readValue(codecConsumerGroupPartitionMetadataValue, value) }
    case 5:
    return { kind: 'ConsumerGroupMemberMetadata', key: codecConsumerGroupMemberMetadataKey.read(reader, 0), ...readValue(codecConsumerGroupMemberMetadataValue, value) }
    case 6:
    return { kind: 'ConsumerGroupTargetAssignmentMetadata', key: codecConsumerGroupTargetAssignmentMetadataKey.read(reader, 0), ...readValue(codecConsumerGroupTargetAssignmentMetadataValue, value) }
    case 7:
    return { kind: 'ConsumerGroupTargetAssignmentMember', key: codecConsumerGroupTargetAssignmentMemberKey.read(reader, 0), ...readValue(codecConsumerGroupTargetAssignmentMemberValue, value) }
    case 8:
    return { kind: 'ConsumerGroupCurrentMemberAssignment', key: codecConsumerGroupCurrentMemberAssignmentKey.read(reader, 0), ...readValue(codecConsumerGroupCurrentMemberAssignmentValue, value) }
    case 10:
    return { kind: 'ShareGroupMemberMetadata', key: codecShareGroupMemberMetadataKey.read(reader, 0), ...readValue(codecShareGroupMemberMetadataValue, value) }
    case 11:
    return { kind: 'ShareGroupMetadata', key: codecShareGroupMetadataKey.read(reader, 0), ...readValue(codecShareGroupMetadataValue, value) }
    case 12:
    return { kind: 'ShareGroupTargetAssignmentMetadata', key: codecShareGroupTargetAssignmentMetadataKey.read(reader, 0), ...readValue(codecShareGroupTargetAssignmentMetadataValue, value) }
    case 13:
    return { kind: 'ShareGroupTargetAssignmentMember', key: codecShareGroupTargetAssignmentMemberKey.read(reader, 0), ...readValue(codecShareGroupTargetAssignmentMemberValue, value) }
    case 14:
    return { kind: 'ShareGroupCurrentMemberAssignment', key: codecShareGroupCurrentMemberAssignmentKey.read(reader, 0), ...readValue(codecShareGroupCurrentMemberAssignmentValue, value) }
    case 15:
    return { kind: 'ShareGroupStatePartitionMetadata', key: codecShareGroupStatePartitionMetadataKey.read(reader, 0), ...readValue(codecShareGroupStatePartitionMetadataValue, value) }
    case 16:
    return { kind: 'ConsumerGroupRegularExpression', key: codecConsumerGroupRegularExpressionKey.read(reader, 0), ...readValue(codecConsumerGroupRegularExpressionValue, value) }
    case 17:
    return { kind: 'StreamsGroupMetadata', key: codecStreamsGroupMetadataKey.read(reader, 0), ...readValue(codecStreamsGroupMetadataValue, value) }
    case 19:
    return { kind: 'StreamsGroupMemberMetadata', key: codecStreamsGroupMemberMetadataKey.read(reader, 0), ...readValue(codecStreamsGroupMemberMetadataValue, value) }
    case 20:
    return { kind: 'StreamsGroupTargetAssignmentMetadata', key: codecStreamsGroupTargetAssignmentMetadataKey.read(reader, 0), ...readValue(codecStreamsGroupTargetAssignmentMetadataValue, value) }
    case 21:
    return { kind: 'StreamsGroupTargetAssignmentMember', key: codecStreamsGroupTargetAssignmentMemberKey.read(reader, 0), ...readValue(codecStreamsGroupTargetAssignmentMemberValue, value) }
    case 22:
    return { kind: 'StreamsGroupCurrentMemberAssignment', key: codecStreamsGroupCurrentMemberAssignmentKey.read(reader, 0), ...readValue(codecStreamsGroupCurrentMemberAssignmentValue, value) }
    case 23:
    return { kind: 'StreamsGroupTopology', key: codecStreamsGroupTopologyKey.read(reader, 0), ...readValue(codecStreamsGroupTopologyValue, value) }
    default:
    return undefined
  }
}

function readValue<T>(codec: Codec<T>, value: Buffer | null): { readonly version: number; readonly value: T | null } {
  if (value === null) return { version: -1, value: null }
  const reader = new Reader(value)
  const version = reader.int16()
  return { version, value: codec.read(reader, version) }
}

export function writeGroupRecordKey(writer: Writer, record: GroupRecordDraft): void {
  writer.int16(GroupRecordKey[record.kind])
  switch (record.kind) {
    case 'LegacyOffsetCommit':
    return codecLegacyOffsetCommitKey.write(writer, record.key, 0)
    case 'OffsetCommit':
    return codecOffsetCommitKey.write(writer, record.key, 0)
    case 'GroupMetadata':
    return codecGroupMetadataKey.write(writer, record.key, 0)
    case 'ConsumerGroupMetadata':
    return codecConsumerGroupMetadataKey.write(writer, record.key, 0)
    case 'ConsumerGroupPartitionMetadata':
    return codecConsumerGroupPartitionMetadataKey.write(writer, record.key, 0)
    case 'ConsumerGroupMemberMetadata':
    return codecConsumerGroupMemberMetadataKey.write(writer, record.key, 0)
    case 'ConsumerGroupTargetAssignmentMetadata':
    return codecConsumerGroupTargetAssignmentMetadataKey.write(writer, record.key, 0)
    case 'ConsumerGroupTargetAssignmentMember':
    return codecConsumerGroupTargetAssignmentMemberKey.write(writer, record.key, 0)
    case 'ConsumerGroupCurrentMemberAssignment':
    return codecConsumerGroupCurrentMemberAssignmentKey.write(writer, record.key, 0)
    case 'ShareGroupMemberMetadata':
    return codecShareGroupMemberMetadataKey.write(writer, record.key, 0)
    case 'ShareGroupMetadata':
    return codecShareGroupMetadataKey.write(writer, record.key, 0)
    case 'ShareGroupTargetAssignmentMetadata':
    return codecShareGroupTargetAssignmentMetadataKey.write(writer, record.key, 0)
    case 'ShareGroupTargetAssignmentMember':
    return codecShareGroupTargetAssignmentMemberKey.write(writer, record.key, 0)
    case 'ShareGroupCurrentMemberAssignment':
    return codecShareGroupCurrentMemberAssignmentKey.write(writer, record.key, 0)
    case 'ShareGroupStatePartitionMetadata':
    return codecShareGroupStatePartitionMetadataKey.write(writer, record.key, 0)
    case 'ConsumerGroupRegularExpression':
    return codecConsumerGroupRegularExpressionKey.write(writer, record.key, 0)
    case 'StreamsGroupMetadata':
    return codecStreamsGroupMetadataKey.write(writer, record.key, 0)
    case 'StreamsGroupMemberMetadata':
    return codecStreamsGroupMemberMetadataKey.write(writer, record.key, 0)
    case 'StreamsGroupTargetAssignmentMetadata':
    return codecStreamsGroupTargetAssignmentMetadataKey.write(writer, record.key, 0)
    case 'StreamsGroupTargetAssignmentMember':
    return codecStreamsGroupTargetAssignmentMemberKey.write(writer, record.key, 0)
    case 'StreamsGroupCurrentMemberAssignment':
    return codecStreamsGroupCurrentMemberAssignmentKey.write(writer, record.key, 0)
    case 'StreamsGroupTopology':
    return codecStreamsGroupTopologyKey.write(writer, record.key, 0)
  }
}

/** The value of a record that is not a tombstone. */
export function writeGroupRecordValue(writer: Writer, record: GroupRecordDraft): void {
  writer.int16(record.version)
  switch (record.kind) {
    case 'LegacyOffsetCommit':
    return codecLegacyOffsetCommitValue.write(writer, record.value ?? {}, record.version)
    case 'OffsetCommit':
    return codecOffsetCommitValue.write(writer, record.value ?? {}, record.version)
    case 'GroupMetadata':
    return codecGroupMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ConsumerGroupMetadata':
    return codecConsumerGroupMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ConsumerGroupPartitionMetadata':
    return codecConsumerGroupPartitionMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ConsumerGroupMemberMetadata':
    return codecConsumerGroupMemberMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ConsumerGroupTargetAssignmentMetadata':
    return codecConsumerGroupTargetAssignmentMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ConsumerGroupTargetAssignmentMember':
    return codecConsumerGroupTargetAssignmentMemberValue.write(writer, record.value ?? {}, record.version)
    case 'ConsumerGroupCurrentMemberAssignment':
    return codecConsumerGroupCurrentMemberAssignmentValue.write(writer, record.value ?? {}, record.version)
    case 'ShareGroupMemberMetadata':
    return codecShareGroupMemberMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ShareGroupMetadata':
    return codecShareGroupMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ShareGroupTargetAssignmentMetadata':
    return codecShareGroupTargetAssignmentMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ShareGroupTargetAssignmentMember':
    return codecShareGroupTargetAssignmentMemberValue.write(writer, record.value ?? {}, record.version)
    case 'ShareGroupCurrentMemberAssignment':
    return codecShareGroupCurrentMemberAssignmentValue.write(writer, record.value ?? {}, record.version)
    case 'ShareGroupStatePartitionMetadata':
    return codecShareGroupStatePartitionMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'ConsumerGroupRegularExpression':
    return codecConsumerGroupRegularExpressionValue.write(writer, record.value ?? {}, record.version)
    case 'StreamsGroupMetadata':
    return codecStreamsGroupMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'StreamsGroupMemberMetadata':
    return codecStreamsGroupMemberMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'StreamsGroupTargetAssignmentMetadata':
    return codecStreamsGroupTargetAssignmentMetadataValue.write(writer, record.value ?? {}, record.version)
    case 'StreamsGroupTargetAssignmentMember':
    return codecStreamsGroupTargetAssignmentMemberValue.write(writer, record.value ?? {}, record.version)
    case 'StreamsGroupCurrentMemberAssignment':
    return codecStreamsGroupCurrentMemberAssignmentValue.write(writer, record.value ?? {}, record.version)
    case 'StreamsGroupTopology':
    return codecStreamsGroupTopologyValue.write(writer, record.value ?? {}, record.version)
  }
}
