// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ShareGroupMemberMetadataValue {
  rackId: string | null
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupMemberMetadataValue(reader: Reader, version: number): ShareGroupMemberMetadataValue {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMemberMetadataValue', version)
  return {
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    subscribedTopicNames: reader.strings(reader.count(true, 1), true),
    unknownTags: reader.tags()
  }
}

export function writeShareGroupMemberMetadataValue(writer: Writer, value: Draft<ShareGroupMemberMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ShareGroupMemberMetadataValue', version)
  writer.compactNullableString(value.rackId === undefined ? '' : value.rackId)
  writer.compactString(value.clientId ?? '')
  writer.compactString(value.clientHost ?? '')
  const subscribedTopicNamesList = value.subscribedTopicNames ?? []
  writer.count(true, subscribedTopicNamesList.length)
  for (const item of subscribedTopicNamesList) {
    writer.compactString(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupMemberMetadataValue> = {
  name: 'ShareGroupMemberMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readShareGroupMemberMetadataValue,
  write: writeShareGroupMemberMetadataValue
}
