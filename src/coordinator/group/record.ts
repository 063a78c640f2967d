// The records of __consumer_offsets that classic groups live in, and their bytes.
//
//   key                                    value
//   [0|1][group][topic][partition]         [3|4|1][offset, leader epoch, metadata, times, topic id]   a committed offset
//   [2][group]                             [3][type, generation, protocol, leader, since, members]    a group's generation
//   [3][group] [11][group] [17][group]     a consumer, share or streams group: only its being there is kept
//
// Offsets are written in version 4, with a leader epoch and a topic id, or in version 1 when they carry an expiry of their
// own, which later versions lack. Groups are written in version 3: 4 says nothing more. Both as Kafka 4.4 does.

import { invariant } from '#base/invariant.js'
import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { readGroupMetadataKey } from '#protocol/generated/records/group-metadata-key.js'
import {
  type GroupMetadataValue,
  readGroupMetadataValue,
  writeGroupMetadataValue
} from '#protocol/generated/records/group-metadata-value.js'
import { readLegacyOffsetCommitValue } from '#protocol/generated/records/legacy-offset-commit-value.js'
import { readOffsetCommitKey } from '#protocol/generated/records/offset-commit-key.js'
import { readOffsetCommitValue, writeOffsetCommitValue } from '#protocol/generated/records/offset-commit-value.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import type { EncodedRecord } from '../runtime/machine.ts'

/** A committed offset; what the group's offsets keep is this object itself. */
export interface OffsetCommitted {
  readonly kind: 'offset'
  readonly group: string
  readonly topic: string
  readonly partition: number
  readonly offset: Int64
  readonly leaderEpoch: number
  readonly metadata: string
  readonly commitTimestampMs: Int64
  /** -1: kept as long as the configuration says. */
  readonly expireTimestampMs: Int64
  readonly topicId: Uuid
}

export interface OffsetForgotten {
  readonly kind: 'offset-forgotten'
  readonly group: string
  readonly topic: string
  readonly partition: number
}

/** A group's generation as it became stable or empty. Null: the group is gone. */
export interface GroupStored {
  readonly kind: 'group'
  readonly group: string
  readonly value: GroupMetadataValue | null
}

export type OtherGroupType = 'consumer' | 'share' | 'streams'

/** A group of a type that is coordinated elsewhere appeared under this id, or is gone. Read, never written. */
export interface OtherGroup {
  readonly kind: 'other-group'
  readonly group: string
  readonly type: OtherGroupType
  readonly gone: boolean
}

export type GroupRecord = OffsetCommitted | OffsetForgotten | GroupStored | OtherGroup

const keyLegacyOffset = 0
const keyOffset = 1
const keyGroup = 2
const otherGroupTypes: ReadonlyMap<number, OtherGroupType> = new Map([
  [3, 'consumer'],
  [11, 'share'],
  [17, 'streams']
])
const versionOffset = 4
const versionOffsetExpiring = 1
const versionGroup = 3

/** Bytes of one record are cut from a shared piece, so that a commit of many partitions allocates few buffers. A record larger
 *  than the piece moves the writer to a buffer of its own, and the next begins afresh. */
const pieceBytes = 65_536
const writer = new Writer(Buffer.allocUnsafeSlow(pieceBytes))

export function encodeRecord(record: GroupRecord): EncodedRecord {
  if (writer.position > pieceBytes >> 1) writer.reset(Buffer.allocUnsafeSlow(pieceBytes), 0)
  const start = writer.position
  writeKey(record)
  const middle = writer.position
  const hasValue = writeValue(record)
  const { buffer, position } = writer
  return { key: buffer.subarray(start, middle), value: hasValue ? buffer.subarray(middle, position) : null }
}

function writeKey(record: GroupRecord): void {
  switch (record.kind) {
    case 'offset':
    case 'offset-forgotten':
      writer.int16(keyOffset)
      writer.string(record.group)
      writer.string(record.topic)
      writer.int32(record.partition)
      return
    case 'group':
      writer.int16(keyGroup)
      writer.string(record.group)
      return
    case 'other-group':
      invariant(false, 'groups of other types are not written here')
  }
}

function writeValue(record: GroupRecord): boolean {
  if (record.kind === 'offset') {
    writeOffset(record)
    return true
  }
  if (record.kind !== 'group' || record.value === null) return false
  writer.int16(versionGroup)
  writeGroupMetadataValue(writer, record.value, versionGroup)
  return true
}

function writeOffset(record: OffsetCommitted): void {
  const version = record.expireTimestampMs === -1 ? versionOffset : versionOffsetExpiring
  writer.int16(version)
  if (version === versionOffset) {
    writer.int64(record.offset)
    writer.int32(record.leaderEpoch)
    writer.compactString(record.metadata)
    writer.int64(record.commitTimestampMs)
    if (record.topicId === zeroUuid) writer.int8(0)
    else writeTopicId(record.topicId)
    return
  }
  const { offset, metadata, commitTimestampMs: commitTimestamp, expireTimestampMs: expireTimestamp } = record
  writeOffsetCommitValue(writer, { offset, metadata, commitTimestamp, expireTimestamp }, version)
}

/** The one tagged field there is: count 1, tag 0, 16 bytes. */
function writeTopicId(topicId: Uuid): void {
  writer.int8(1)
  writer.int8(0)
  writer.int8(16)
  writer.uuid(topicId)
}

/** Throws ProtocolError (see `protocol/wire`) when the bytes are not what their key says. */
export function decodeRecord(key: Buffer, value: Buffer | null): GroupRecord | undefined {
  const reader = new Reader(key)
  const kind = reader.int16()
  switch (kind) {
    case keyLegacyOffset:
    case keyOffset: {
      const { group, topic, partition } = readOffsetCommitKey(reader, 0)
      if (value === null) return { kind: 'offset-forgotten', group, topic, partition }
      return { kind: 'offset', group, topic, partition, ...decodeOffset(kind, value) }
    }
    case keyGroup: {
      const { group } = readGroupMetadataKey(reader, 0)
      return { kind: 'group', group, value: value === null ? null : decodeGroup(value) }
    }
    default: {
      const type = otherGroupTypes.get(kind)
      return type === undefined
        ? undefined
        : { kind: 'other-group', group: reader.string(), type, gone: value === null }
    }
  }
}

type OffsetValue = Omit<OffsetCommitted, 'kind' | 'group' | 'topic' | 'partition'>

function decodeOffset(kind: number, value: Buffer): OffsetValue {
  const reader = new Reader(value)
  const version = reader.int16()
  if (kind === keyLegacyOffset) {
    const { offset, metadata, commitTimestamp } = readLegacyOffsetCommitValue(reader, version)
    return {
      offset,
      leaderEpoch: -1,
      metadata,
      commitTimestampMs: commitTimestamp,
      expireTimestampMs: -1,
      topicId: zeroUuid
    }
  }
  const read = readOffsetCommitValue(reader, version)
  return {
    offset: read.offset,
    leaderEpoch: read.leaderEpoch,
    metadata: read.metadata,
    commitTimestampMs: read.commitTimestamp,
    expireTimestampMs: read.expireTimestamp,
    topicId: read.topicId
  }
}

function decodeGroup(value: Buffer): GroupMetadataValue {
  const reader = new Reader(value)
  return readGroupMetadataValue(reader, reader.int16())
}
