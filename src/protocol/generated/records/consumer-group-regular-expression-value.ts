// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupRegularExpressionValue {
  topics: string[]
  /** int64 */
  version: Int64
  /** int64 */
  timestamp: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readConsumerGroupRegularExpressionValue(reader: Reader, version: number): ConsumerGroupRegularExpressionValue {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupRegularExpressionValue', version)
  return {
    topics: reader.strings(reader.count(true, 1), true),
    version: reader.int64(),
    timestamp: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeConsumerGroupRegularExpressionValue(writer: Writer, value: Draft<ConsumerGroupRegularExpressionValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupRegularExpressionValue', version)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writer.compactString(item)
  }
  writer.int64(value.version ?? 0)
  writer.int64(value.timestamp ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<ConsumerGroupRegularExpressionValue> = {
  name: 'ConsumerGroupRegularExpressionValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readConsumerGroupRegularExpressionValue,
  write: writeConsumerGroupRegularExpressionValue
}
