// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StreamsGroupTargetAssignmentMetadataValue {
  /** int32 */
  assignmentEpoch: number
  /** tag 0, int64 */
  assignmentTimestamp: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupTargetAssignmentMetadataValue(reader: Reader, version: number): StreamsGroupTargetAssignmentMetadataValue {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMetadataValue', version)
  const value: StreamsGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: reader.int32(),
    assignmentTimestamp: 0,
    unknownTags: undefined
  }
  readStreamsGroupTargetAssignmentMetadataValueTags(reader, version, value)
  return value
}

function readStreamsGroupTargetAssignmentMetadataValueTags(reader: Reader, version: number, value: StreamsGroupTargetAssignmentMetadataValue): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.assignmentTimestamp = reader.int64()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writeStreamsGroupTargetAssignmentMetadataValue(writer: Writer, value: Draft<StreamsGroupTargetAssignmentMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTargetAssignmentMetadataValue', version)
  writer.int32(value.assignmentEpoch ?? 0)
  writeStreamsGroupTargetAssignmentMetadataValueTags(writer, value, version)
}

function writeStreamsGroupTargetAssignmentMetadataValueTags(writer: Writer, value: Draft<StreamsGroupTargetAssignmentMetadataValue>, version: number): void {
  const unknown = value.unknownTags
  const hasAssignmentTimestamp = !((value.assignmentTimestamp ?? 0) == 0)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasAssignmentTimestamp ? 1 : 0))
  let next = 0
  if (hasAssignmentTimestamp) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int64(value.assignmentTimestamp ?? 0)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<StreamsGroupTargetAssignmentMetadataValue> = {
  name: 'StreamsGroupTargetAssignmentMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readStreamsGroupTargetAssignmentMetadataValue,
  write: writeStreamsGroupTargetAssignmentMetadataValue
}
