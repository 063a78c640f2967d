// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface LastAssignmentConfig {
  key: string
  value: string
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupMetadataValue {
  /** int32 */
  epoch: number
  /** int64 */
  metadataHash: Int64
  /** tag 0, default -1, int32 */
  validatedTopologyEpoch: number
  /** tag 1 */
  lastAssignmentConfigs: LastAssignmentConfig[] | null
  /** tag 2, default -1, int32 */
  storedDescriptionTopologyEpoch: number
  /** tag 3, default -1, int32 */
  failedDescriptionTopologyEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupMetadataValue(reader: Reader, version: number): StreamsGroupMetadataValue {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMetadataValue', version)
  const value: StreamsGroupMetadataValue = {
    epoch: reader.int32(),
    metadataHash: reader.int64(),
    validatedTopologyEpoch: -1,
    lastAssignmentConfigs: [],
    storedDescriptionTopologyEpoch: -1,
    failedDescriptionTopologyEpoch: -1,
    unknownTags: undefined
  }
  readStreamsGroupMetadataValueTags(reader, version, value)
  return value
}

function readStreamsGroupMetadataValueTags(reader: Reader, version: number, value: StreamsGroupMetadataValue): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.validatedTopologyEpoch = reader.int32()
      reader.tagDone(end)
      continue
    }
    if (tag === 1) {
      const end = reader.tagEnd()
      value.lastAssignmentConfigs = readLastAssignmentConfigListOrNull(reader, version, reader.countOrNull(true, 3))
      reader.tagDone(end)
      continue
    }
    if (tag === 2) {
      const end = reader.tagEnd()
      value.storedDescriptionTopologyEpoch = reader.int32()
      reader.tagDone(end)
      continue
    }
    if (tag === 3) {
      const end = reader.tagEnd()
      value.failedDescriptionTopologyEpoch = reader.int32()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readLastAssignmentConfig(reader: Reader, version: number): LastAssignmentConfig {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: reader.tags()
  }
}

function readLastAssignmentConfigList(reader: Reader, version: number, count: number): LastAssignmentConfig[] {
  const list: LastAssignmentConfig[] = []
  for (let i = 0; i < count; i++) list.push(readLastAssignmentConfig(reader, version))
  return list
}

function readLastAssignmentConfigListOrNull(reader: Reader, version: number, count: number): LastAssignmentConfig[] | null {
  return count < 0 ? null : readLastAssignmentConfigList(reader, version, count)
}

export function writeStreamsGroupMetadataValue(writer: Writer, value: Draft<StreamsGroupMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMetadataValue', version)
  writer.int32(value.epoch ?? 0)
  writer.int64(value.metadataHash ?? 0)
  writeStreamsGroupMetadataValueTags(writer, value, version)
}

function writeStreamsGroupMetadataValueTags(writer: Writer, value: Draft<StreamsGroupMetadataValue>, version: number): void {
  const unknown = value.unknownTags
  const hasValidatedTopologyEpoch = !((value.validatedTopologyEpoch ?? -1) === -1)
  const hasLastAssignmentConfigs = !(value.lastAssignmentConfigs !== null && (value.lastAssignmentConfigs?.length ?? 0) === 0)
  const hasStoredDescriptionTopologyEpoch = !((value.storedDescriptionTopologyEpoch ?? -1) === -1)
  const hasFailedDescriptionTopologyEpoch = !((value.failedDescriptionTopologyEpoch ?? -1) === -1)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasValidatedTopologyEpoch ? 1 : 0) + (hasLastAssignmentConfigs ? 1 : 0) + (hasStoredDescriptionTopologyEpoch ? 1 : 0) + (hasFailedDescriptionTopologyEpoch ? 1 : 0))
  let next = 0
  if (hasValidatedTopologyEpoch) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int32(value.validatedTopologyEpoch ?? -1)
    writer.endTag(begin)
  }
  if (hasLastAssignmentConfigs) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    const lastAssignmentConfigsList = value.lastAssignmentConfigs === undefined ? [] : value.lastAssignmentConfigs
    if (lastAssignmentConfigsList === null) writer.nullArray(true)
    else {
      writer.count(true, lastAssignmentConfigsList.length)
      for (const item of lastAssignmentConfigsList) {
        writeLastAssignmentConfig(writer, item, version)
      }
    }
    writer.endTag(begin)
  }
  if (hasStoredDescriptionTopologyEpoch) {
    next = writer.tagsBefore(unknown, next, 2)
    const begin = writer.beginTag(2)
    writer.int32(value.storedDescriptionTopologyEpoch ?? -1)
    writer.endTag(begin)
  }
  if (hasFailedDescriptionTopologyEpoch) {
    next = writer.tagsBefore(unknown, next, 3)
    const begin = writer.beginTag(3)
    writer.int32(value.failedDescriptionTopologyEpoch ?? -1)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeLastAssignmentConfig(writer: Writer, value: Draft<LastAssignmentConfig>, version: number): void {
  writer.compactString(value.key ?? '')
  writer.compactString(value.value ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupMetadataValue> = {
  name: 'StreamsGroupMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readStreamsGroupMetadataValue,
  write: writeStreamsGroupMetadataValue
}
