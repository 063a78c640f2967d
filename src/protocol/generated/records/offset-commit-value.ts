// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface OffsetCommitValue {
  /** int64 */
  offset: Int64
  /** v3+, default -1, int32 */
  leaderEpoch: number
  metadata: string
  /** int64 */
  commitTimestamp: Int64
  /** v1, default -1, int64 */
  expireTimestamp: Int64
  /** v4+, tag 0 */
  topicId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export function readOffsetCommitValue(reader: Reader, version: number): OffsetCommitValue {
  if (version < 0 || version > 4) refuseVersion('OffsetCommitValue', version)
  const flexible = version === 4
  const value: OffsetCommitValue = {
    offset: reader.int64(),
    leaderEpoch: version >= 3 ? reader.int32() : -1,
    metadata: (flexible ? reader.compactString() : reader.string()),
    commitTimestamp: reader.int64(),
    expireTimestamp: version === 1 ? reader.int64() : -1,
    topicId: zeroUuid,
    unknownTags: undefined
  }
  if (flexible) readOffsetCommitValueTags(reader, version, value)
  return value
}

function readOffsetCommitValueTags(reader: Reader, version: number, value: OffsetCommitValue): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.topicId = reader.uuid()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writeOffsetCommitValue(writer: Writer, value: Draft<OffsetCommitValue>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('OffsetCommitValue', version)
  const flexible = version === 4
  writer.int64(value.offset ?? 0)
  if (version >= 3) {
    writer.int32(value.leaderEpoch ?? -1)
  }
  if (flexible) writer.compactString(value.metadata ?? '')
  else writer.string(value.metadata ?? '')
  writer.int64(value.commitTimestamp ?? 0)
  if (version === 1) {
    writer.int64(value.expireTimestamp ?? -1)
  }
  if (flexible) {
    writeOffsetCommitValueTags(writer, value, version)
  }
}

function writeOffsetCommitValueTags(writer: Writer, value: Draft<OffsetCommitValue>, version: number): void {
  const unknown = value.unknownTags
  const hasTopicId = !((value.topicId ?? zeroUuid) === zeroUuid)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasTopicId ? 1 : 0))
  let next = 0
  if (hasTopicId) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.uuid(value.topicId ?? zeroUuid)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<OffsetCommitValue> = {
  name: 'OffsetCommitValue',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 4,
  read: readOffsetCommitValue,
  write: writeOffsetCommitValue
}
