// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface PartitionRecord {
  /** default -1, int32 */
  partitionId: number
  topicId: Uuid
  replicas: number[]
  isr: number[]
  removingReplicas: number[]
  addingReplicas: number[]
  /** default -1, int32 */
  leader: number
  /** tag 0, int8 */
  leaderRecoveryState: number
  /** default -1, int32 */
  leaderEpoch: number
  /** default -1, int32 */
  partitionEpoch: number
  /** v1+ */
  directories: Uuid[]
  /** v2+, tag 1, default null */
  eligibleLeaderReplicas: number[] | null
  /** v2+, tag 2, default null */
  lastKnownElr: number[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readPartitionRecord(reader: Reader, version: number): PartitionRecord {
  if (version < 0 || version > 2) refuseVersion('PartitionRecord', version)
  const value: PartitionRecord = {
    partitionId: reader.int32(),
    topicId: reader.uuid(),
    replicas: reader.int32s(reader.numberCount(true, 4)),
    isr: reader.int32s(reader.numberCount(true, 4)),
    removingReplicas: reader.int32s(reader.numberCount(true, 4)),
    addingReplicas: reader.int32s(reader.numberCount(true, 4)),
    leader: reader.int32(),
    leaderRecoveryState: 0,
    leaderEpoch: reader.int32(),
    partitionEpoch: reader.int32(),
    directories: version >= 1 ? reader.uuids(reader.count(true, 16)) : [],
    eligibleLeaderReplicas: null,
    lastKnownElr: null,
    unknownTags: undefined
  }
  readPartitionRecordTags(reader, version, value)
  return value
}

function readPartitionRecordTags(reader: Reader, version: number, value: PartitionRecord): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.leaderRecoveryState = reader.int8()
      reader.tagDone(end)
      continue
    }
    if (tag === 1 && version === 2) {
      const end = reader.tagEnd()
      value.eligibleLeaderReplicas = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    if (tag === 2 && version === 2) {
      const end = reader.tagEnd()
      value.lastKnownElr = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writePartitionRecord(writer: Writer, value: Draft<PartitionRecord>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('PartitionRecord', version)
  writer.int32(value.partitionId ?? -1)
  writer.uuid(value.topicId ?? zeroUuid)
  const replicasList = value.replicas ?? []
  writer.count(true, replicasList.length)
  for (const item of replicasList) {
    writer.int32(item)
  }
  const isrList = value.isr ?? []
  writer.count(true, isrList.length)
  for (const item of isrList) {
    writer.int32(item)
  }
  const removingReplicasList = value.removingReplicas ?? []
  writer.count(true, removingReplicasList.length)
  for (const item of removingReplicasList) {
    writer.int32(item)
  }
  const addingReplicasList = value.addingReplicas ?? []
  writer.count(true, addingReplicasList.length)
  for (const item of addingReplicasList) {
    writer.int32(item)
  }
  writer.int32(value.leader ?? -1)
  writer.int32(value.leaderEpoch ?? -1)
  writer.int32(value.partitionEpoch ?? -1)
  if (version >= 1) {
    const directoriesList = value.directories ?? []
    writer.count(true, directoriesList.length)
    for (const item of directoriesList) {
      writer.uuid(item)
    }
  }
  writePartitionRecordTags(writer, value, version)
}

function writePartitionRecordTags(writer: Writer, value: Draft<PartitionRecord>, version: number): void {
  const unknown = value.unknownTags
  const hasLeaderRecoveryState = !((value.leaderRecoveryState ?? 0) === 0)
  const hasEligibleLeaderReplicas = version === 2 && !((value.eligibleLeaderReplicas ?? null) === null)
  const hasLastKnownElr = version === 2 && !((value.lastKnownElr ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasLeaderRecoveryState ? 1 : 0) + (hasEligibleLeaderReplicas ? 1 : 0) + (hasLastKnownElr ? 1 : 0))
  let next = 0
  if (hasLeaderRecoveryState) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int8(value.leaderRecoveryState ?? 0)
    writer.endTag(begin)
  }
  if (hasEligibleLeaderReplicas) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
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
    next = writer.tagsBefore(unknown, next, 2)
    const begin = writer.beginTag(2)
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
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<PartitionRecord> = {
  name: 'PartitionRecord',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readPartitionRecord,
  write: writePartitionRecord
}
