// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ConsumerGroupRegularExpressionKey {
  groupId: string
  regularExpression: string
}

export function readConsumerGroupRegularExpressionKey(reader: Reader, version: number): ConsumerGroupRegularExpressionKey {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupRegularExpressionKey', version)
  return {
    groupId: reader.string(),
    regularExpression: reader.string()
  }
}

export function writeConsumerGroupRegularExpressionKey(writer: Writer, value: Draft<ConsumerGroupRegularExpressionKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupRegularExpressionKey', version)
  writer.string(value.groupId ?? '')
  writer.string(value.regularExpression ?? '')
}

export const codec: Codec<ConsumerGroupRegularExpressionKey> = {
  name: 'ConsumerGroupRegularExpressionKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readConsumerGroupRegularExpressionKey,
  write: writeConsumerGroupRegularExpressionKey
}
