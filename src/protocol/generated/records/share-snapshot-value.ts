// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface StateBatch {
  /** int64 */
  firstOffset: Int64
  /** int64 */
  lastOffset: Int64
  /** int8 */
  deliveryState: number
  /** int16 */
  deliveryCount: number
  unknownTags?: UnknownTag[] | undefined
}

export interface ShareSnapshotValue {
  /** int32 */
  snapshotEpoch: number
  /** int32 */
  stateEpoch: number
  /** int32 */
  leaderEpoch: number
  /** int64 */
  startOffset: Int64
  /** tag 0, default -1, int32 */
  deliveryCompleteCount: number
  /** int64 */
  createTimestamp: Int64
  /** int64 */
  writeTimestamp: Int64
  stateBatches: StateBatch[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareSnapshotValue(reader: Reader, version: number): ShareSnapshotValue {
  if (version < 0 || version > 0) refuseVersion('ShareSnapshotValue', version)
  const value: ShareSnapshotValue = {
    snapshotEpoch: reader.int32(),
    stateEpoch: reader.int32(),
    leaderEpoch: reader.int32(),
    startOffset: reader.int64(),
    deliveryCompleteCount: -1,
    createTimestamp: reader.int64(),
    writeTimestamp: reader.int64(),
    stateBatches: readStateBatchList(reader, version, reader.count(true, 20)),
    unknownTags: undefined
  }
  readShareSnapshotValueTags(reader, version, value)
  return value
}

function readShareSnapshotValueTags(reader: Reader, version: number, value: ShareSnapshotValue): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.deliveryCompleteCount = reader.int32()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readStateBatch(reader: Reader, version: number): StateBatch {
  return {
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    deliveryState: reader.int8(),
    deliveryCount: reader.int16(),
    unknownTags: reader.tags()
  }
}

function readStateBatchList(reader: Reader, version: number, count: number): StateBatch[] {
  const list: StateBatch[] = []
  for (let i = 0; i < count; i++) list.push(readStateBatch(reader, version))
  return list
}

export function writeShareSnapshotValue(writer: Writer, value: Draft<ShareSnapshotValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareSnapshotValue', version)
  writer.int32(value.snapshotEpoch ?? 0)
  writer.int32(value.stateEpoch ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  writer.int64(value.startOffset ?? 0)
  writer.int64(value.createTimestamp ?? 0)
  writer.int64(value.writeTimestamp ?? 0)
  const stateBatchesList = value.stateBatches ?? []
  writer.count(true, stateBatchesList.length)
  for (const item of stateBatchesList) {
    writeStateBatch(writer, item, version)
  }
  writeShareSnapshotValueTags(writer, value, version)
}

function writeShareSnapshotValueTags(writer: Writer, value: Draft<ShareSnapshotValue>, version: number): void {
  const unknown = value.unknownTags
  const hasDeliveryCompleteCount = !((value.deliveryCompleteCount ?? -1) === -1)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasDeliveryCompleteCount ? 1 : 0))
  let next = 0
  if (hasDeliveryCompleteCount) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int32(value.deliveryCompleteCount ?? -1)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeStateBatch(writer: Writer, value: Draft<StateBatch>, version: number): void {
  writer.int64(value.firstOffset ?? 0)
  writer.int64(value.lastOffset ?? 0)
  writer.int8(value.deliveryState ?? 0)
  writer.int16(value.deliveryCount ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareSnapshotValue> = {
  name: 'ShareSnapshotValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readShareSnapshotValue,
  write: writeShareSnapshotValue
}
