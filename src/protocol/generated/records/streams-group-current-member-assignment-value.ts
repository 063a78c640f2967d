// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TaskIds {
  subtopologyId: string
  partitions: number[]
  /** tag 0 */
  assignmentEpochs: number[] | null
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupCurrentMemberAssignmentValue {
  /** int32 */
  memberEpoch: number
  /** int32 */
  previousMemberEpoch: number
  /** int8 */
  state: number
  activeTasks: TaskIds[]
  standbyTasks: TaskIds[]
  warmupTasks: TaskIds[]
  activeTasksPendingRevocation: TaskIds[]
  standbyTasksPendingRevocation: TaskIds[]
  warmupTasksPendingRevocation: TaskIds[]
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupCurrentMemberAssignmentValue(reader: Reader, version: number): StreamsGroupCurrentMemberAssignmentValue {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupCurrentMemberAssignmentValue', version)
  return {
    memberEpoch: reader.int32(),
    previousMemberEpoch: reader.int32(),
    state: reader.int8(),
    activeTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    standbyTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    warmupTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    activeTasksPendingRevocation: readTaskIdsList(reader, version, reader.count(true, 3)),
    standbyTasksPendingRevocation: readTaskIdsList(reader, version, reader.count(true, 3)),
    warmupTasksPendingRevocation: readTaskIdsList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readTaskIds(reader: Reader, version: number): TaskIds {
  const value: TaskIds = {
    subtopologyId: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    assignmentEpochs: [],
    unknownTags: undefined
  }
  readTaskIdsTags(reader, version, value)
  return value
}

function readTaskIdsTags(reader: Reader, version: number, value: TaskIds): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.assignmentEpochs = reader.int32sOrNull(reader.numberCountOrNull(true, 4))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

function readTaskIdsList(reader: Reader, version: number, count: number): TaskIds[] {
  const list: TaskIds[] = []
  for (let i = 0; i < count; i++) list.push(readTaskIds(reader, version))
  return list
}

export function writeStreamsGroupCurrentMemberAssignmentValue(writer: Writer, value: Draft<StreamsGroupCurrentMemberAssignmentValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupCurrentMemberAssignmentValue', version)
  writer.int32(value.memberEpoch ?? 0)
  writer.int32(value.previousMemberEpoch ?? 0)
  writer.int8(value.state ?? 0)
  const activeTasksList = value.activeTasks ?? []
  writer.count(true, activeTasksList.length)
  for (const item of activeTasksList) {
    writeTaskIds(writer, item, version)
  }
  const standbyTasksList = value.standbyTasks ?? []
  writer.count(true, standbyTasksList.length)
  for (const item of standbyTasksList) {
    writeTaskIds(writer, item, version)
  }
  const warmupTasksList = value.warmupTasks ?? []
  writer.count(true, warmupTasksList.length)
  for (const item of warmupTasksList) {
    writeTaskIds(writer, item, version)
  }
  const activeTasksPendingRevocationList = value.activeTasksPendingRevocation ?? []
  writer.count(true, activeTasksPendingRevocationList.length)
  for (const item of activeTasksPendingRevocationList) {
    writeTaskIds(writer, item, version)
  }
  const standbyTasksPendingRevocationList = value.standbyTasksPendingRevocation ?? []
  writer.count(true, standbyTasksPendingRevocationList.length)
  for (const item of standbyTasksPendingRevocationList) {
    writeTaskIds(writer, item, version)
  }
  const warmupTasksPendingRevocationList = value.warmupTasksPendingRevocation ?? []
  writer.count(true, warmupTasksPendingRevocationList.length)
  for (const item of warmupTasksPendingRevocationList) {
    writeTaskIds(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTaskIds(writer: Writer, value: Draft<TaskIds>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writeTaskIdsTags(writer, value, version)
}

function writeTaskIdsTags(writer: Writer, value: Draft<TaskIds>, version: number): void {
  const unknown = value.unknownTags
  const hasAssignmentEpochs = !(value.assignmentEpochs !== null && (value.assignmentEpochs?.length ?? 0) === 0)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasAssignmentEpochs ? 1 : 0))
  let next = 0
  if (hasAssignmentEpochs) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const assignmentEpochsList = value.assignmentEpochs === undefined ? [] : value.assignmentEpochs
    if (assignmentEpochsList === null) writer.nullArray(true)
    else {
      writer.count(true, assignmentEpochsList.length)
      for (const item of assignmentEpochsList) {
        writer.int32(item)
      }
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<StreamsGroupCurrentMemberAssignmentValue> = {
  name: 'StreamsGroupCurrentMemberAssignmentValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readStreamsGroupCurrentMemberAssignmentValue,
  write: writeStreamsGroupCurrentMemberAssignmentValue
}
