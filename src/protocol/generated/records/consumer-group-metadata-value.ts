// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupMetadataValue {
  /** int32 */
  epoch: number
  /** tag 0, int64 */
  metadataHash: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readConsumerGroupMetadataValue(reader: Reader, version: number): ConsumerGroupMetadataValue {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMetadataValue', version)
  const value: ConsumerGroupMetadataValue = {
    epoch: reader.int32(),
    metadataHash: 0,
    unknownTags: undefined
  }
  readConsumerGroupMetadataValueTags(reader, version, value)
  return value
}

function readConsumerGroupMetadataValueTags(reader: Reader, version: number, value: ConsumerGroupMetadataValue): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.metadataHash = reader.int64()
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writeConsumerGroupMetadataValue(writer: Writer, value: Draft<ConsumerGroupMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMetadataValue', version)
  writer.int32(value.epoch ?? 0)
  writeConsumerGroupMetadataValueTags(writer, value, version)
}

function writeConsumerGroupMetadataValueTags(writer: Writer, value: Draft<ConsumerGroupMetadataValue>, version: number): void {
  const unknown = value.unknownTags
  const hasMetadataHash = !((value.metadataHash ?? 0) == 0)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasMetadataHash ? 1 : 0))
  let next = 0
  if (hasMetadataHash) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int64(value.metadataHash ?? 0)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<ConsumerGroupMetadataValue> = {
  name: 'ConsumerGroupMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readConsumerGroupMetadataValue,
  write: writeConsumerGroupMetadataValue
}
