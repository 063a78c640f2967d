// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface PartitionChangeRecord {
  /** default -1, int32 */
  partitionId: number
  topicId: Uuid
  /** tag 0, default null */
  isr: number[] | null
  /** tag 1, default -2, int32 */
  leader: number
  /** tag 2, default null */
  replicas: number[] | null
  /** tag 3, default null */
  removingReplicas: number[] | null
  /** tag 4, default null */
  addingReplicas: number[] | null
  /** tag 5, default -1, int8 */
  leaderRecoveryState: number
  /** v1+, tag 8, default null */
  directories: Uuid[] | null
  /** v2+, tag 6, default null */
  eligibleLeaderReplicas: number[] | null
  /** v2+, tag 7, default null */
  lastKnownElr: number[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readPartitionChangeRecord(reader: Reader, version: number): PartitionChangeRecord {
  if (version < 0 || version > 2) refuseVersion('PartitionChangeRecord', version)
  const value: PartitionChangeRecord = {
    partitionId: reader.int32(),
    topicId: reader.uuid(),
    isr: null,
    leader: -2,
    replicas: null,
    removingReplicas: null,
    addingReplicas: null,
    leaderRecoveryState: -1,
    directories: null,
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    unknownTags: undefined
  }
  readPartitionChangeRecordTags(reader, version, value)
  return value
}

function readPartitionChangeRecordTags(reader: Reader, version: number, value: PartitionChangeRecord): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.isr = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    if (tag === 1) {
      const end = reader.tagEnd()
      value.leader = reader.int32()
      reader.tagDone(end)
      continue
    }
    if (tag === 2) {
      const end = reader.tagEnd()
      value.replicas = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    if (tag === 3) {
      const end = reader.tagEnd()
      value.removingReplicas = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    if (tag === 4) {
      const end = reader.tagEnd()
      value.addingReplicas = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    if (tag === 5) {
      const end = reader.tagEnd()
      value.leaderRecoveryState = reader.int8()
      reader.tagDone(end)
      continue
    }
    if (tag === 8 && version >= 1) {
      const end = reader.tagEnd()
      value.directories = reader.uuidsOrNull(reader.countOrNull(true, 16))
      reader.tagDone(end)
      continue
    }
    if (tag === 6 && version === 2) {
      const end = reader.tagEnd()
      value.eligibleLeaderReplicas = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    if (tag === 7 && version === 2) {
      const end = reader.tagEnd()
      value.lastKnownElr = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writePartitionChangeRecord(writer: Writer, value: Draft<PartitionChangeRecord>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('PartitionChangeRecord', version)
  writer.int32(value.partitionId ?? -1)
  writer.uuid(value.topicId ?? zeroUuid)
  writePartitionChangeRecordTags(writer, value, version)
}

function writePartitionChangeRecordTags(writer: Writer, value: Draft<PartitionChangeRecord>, version: number): void {
  const unknown = value.unknownTags
  const hasIsr = !((value.isr ?? null) === null)
  const hasLeader = !((value.leader ?? -2) === -2)
  const hasReplicas = !((value.replicas ?? null) === null)
  const hasRemovingReplicas = !((value.removingReplicas ?? null) === null)
  const hasAddingReplicas = !((value.addingReplicas ?? null) === null)
  const hasLeaderRecoveryState = !((value.leaderRecoveryState ?? -1) === -1)
  const hasEligibleLeaderReplicas = version === 2 && !((value.eligibleLeaderReplicas ?? null) === null)
  const hasLastKnownElr = version === 2 && !((value.lastKnownElr ?? null) === null)
  const hasDirectories = version >= 1 && !((value.directories ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasIsr ? 1 : 0) + (hasLeader ? 1 : 0) + (hasReplicas ? 1 : 0) + (hasRemovingReplicas ? 1 : 0) + (hasAddingReplicas ? 1 : 0) + (hasLeaderRecoveryState ? 1 : 0) + (hasEligibleLeaderReplicas ? 1 : 0) + (hasLastKnownElr ? 1 : 0) + (hasDirectories ? 1 : 0))
  let next = 0
  if (hasIsr) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const isrList = value.isr ?? null
    if (isrList === null) writer.nullArray(true)
    else {
      writer.count(true, isrList.length)
      for (const item of isrList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  if (hasLeader) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    writer.int32(value.leader ?? -2)
    writer.endTag(begin)
  }
  if (hasReplicas) {
    next = writer.tagsBefore(unknown, next, 2)
    const begin = writer.beginTag(2)
    const replicasList = value.replicas ?? null
    if (replicasList === null) writer.nullArray(true)
    else {
      writer.count(true, replicasList.length)
      for (const item of replicasList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  if (hasRemovingReplicas) {
    next = writer.tagsBefore(unknown, next, 3)
    const begin = writer.beginTag(3)
    const removingReplicasList = value.removingReplicas ?? null
    if (removingReplicasList === null) writer.nullArray(true)
    else {
      writer.count(true, removingReplicasList.length)
      for (const item of removingReplicasList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  if (hasAddingReplicas) {
    next = writer.tagsBefore(unknown, next, 4)
    const begin = writer.beginTag(4)
    const addingReplicasList = value.addingReplicas ?? null
    if (addingReplicasList === null) writer.nullArray(true)
    else {
      writer.count(true, addingReplicasList.length)
      for (const item of addingReplicasList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  if (hasLeaderRecoveryState) {
    next = writer.tagsBefore(unknown, next, 5)
    const begin = writer.beginTag(5)
    writer.int8(value.leaderRecoveryState ?? -1)
    writer.endTag(begin)
  }
  if (hasEligibleLeaderReplicas) {
    next = writer.tagsBefore(unknown, next, 6)
    const begin = writer.beginTag(6)
    const eligibleLeaderReplicasList = value.eligibleLeaderReplicas ?? null
    if (eligibleLeaderReplicasList === null) writer.nullArray(true)
    else {
      writer.count(true, eligibleLeaderReplicasList.length)
      for (const item of eligibleLeaderReplicasList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  if (hasLastKnownElr) {
    next = writer.tagsBefore(unknown, next, 7)
    const begin = writer.beginTag(7)
    const lastKnownElrList = value.lastKnownElr ?? null
    if (lastKnownElrList === null) writer.nullArray(true)
    else {
      writer.count(true, lastKnownElrList.length)
      for (const item of lastKnownElrList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  if (hasDirectories) {
    next = writer.tagsBefore(unknown, next, 8)
    const begin = writer.beginTag(8)
    const directoriesList = value.directories ?? null
    if (directoriesList === null) writer.nullArray(true)
    else {
      writer.count(true, directoriesList.length)
      for (const item of directoriesList) {
        writer.uuid(item)
      }
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<PartitionChangeRecord> = {
  name: 'PartitionChangeRecord',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readPartitionChangeRecord,
  write: writePartitionChangeRecord
}
