// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TaskIds {
  subtopologyId: string
  partitions: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupTargetAssignmentMemberValue {
  activeTasks: TaskIds[]
  standbyTasks: TaskIds[]
  warmupTasks: TaskIds[]
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupTargetAssignmentMemberValue(reader: Reader, version: number): StreamsGroupTargetAssignmentMemberValue {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMemberValue', version)
  return {
    activeTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    standbyTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    warmupTasks: readTaskIdsList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readTaskIds(reader: Reader, version: number): TaskIds {
  return {
    subtopologyId: reader.compactString(),
    partitions: reader.int32s(reader.numberCount(true, 4)),
    unknownTags: reader.tags()
  }
}

function readTaskIdsList(reader: Reader, version: number, count: number): TaskIds[] {
  const list: TaskIds[] = []
  for (let i = 0; i < count; i++) list.push(readTaskIds(reader, version))
  return list
}

export function writeStreamsGroupTargetAssignmentMemberValue(writer: Writer, value: Draft<StreamsGroupTargetAssignmentMemberValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMemberValue', version)
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
  writer.tags(value.unknownTags)
}

export function writeTaskIds(writer: Writer, value: Draft<TaskIds>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writer.int32(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupTargetAssignmentMemberValue> = {
  name: 'StreamsGroupTargetAssignmentMemberValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readStreamsGroupTargetAssignmentMemberValue,
  write: writeStreamsGroupTargetAssignmentMemberValue
}
