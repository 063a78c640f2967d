// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupTargetAssignmentMetadataValue {
  /** int32 */
  assignmentEpoch: number
  /** tag 0, int64 */
  assignmentTimestamp: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupTargetAssignmentMetadataValue(reader: Reader, version: number): ShareGroupTargetAssignmentMetadataValue {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMetadataValue', version)
  const value: ShareGroupTargetAssignmentMetadataValue = {
    assignmentEpoch: reader.int32(),
    assignmentTimestamp: 0,
    unknownTags: undefined
  }
  readShareGroupTargetAssignmentMetadataValueTags(reader, version, value)
  return value
}

function readShareGroupTargetAssignmentMetadataValueTags(reader: Reader, version: number, value: ShareGroupTargetAssignmentMetadataValue): void {
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

export function writeShareGroupTargetAssignmentMetadataValue(writer: Writer, value: Draft<ShareGroupTargetAssignmentMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupTargetAssignmentMetadataValue', version)
  writer.int32(value.assignmentEpoch ?? 0)
  writeShareGroupTargetAssignmentMetadataValueTags(writer, value, version)
}

function writeShareGroupTargetAssignmentMetadataValueTags(writer: Writer, value: Draft<ShareGroupTargetAssignmentMetadataValue>, version: number): void {
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

export const codec: Codec<ShareGroupTargetAssignmentMetadataValue> = {
  name: 'ShareGroupTargetAssignmentMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readShareGroupTargetAssignmentMetadataValue,
  write: writeShareGroupTargetAssignmentMetadataValue
}
