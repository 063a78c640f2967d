// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ShareGroupHeartbeatRequest {
  groupId: string
  memberId: string
  /** int32 */
  memberEpoch: number
  /** default null */
  rackId: string | null
  /** default null */
  subscribedTopicNames: string[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readShareGroupHeartbeatRequest(reader: Reader, version: number): ShareGroupHeartbeatRequest {
  if (version < 1 || version > 1) refuseVersion('ShareGroupHeartbeatRequest', version)
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    memberEpoch: reader.int32(),
    rackId: reader.compactNullableString(),
    subscribedTopicNames: reader.stringsOrNull(reader.countOrNull(true, 1), true),
    unknownTags: reader.tags()
  }
}

export function writeShareGroupHeartbeatRequest(writer: Writer, value: Draft<ShareGroupHeartbeatRequest>, version: number): void {
  if (version < 1 || version > 1) refuseVersion('ShareGroupHeartbeatRequest', version)
  writer.compactString(value.groupId ?? '')
  writer.compactString(value.memberId ?? '')
  writer.int32(value.memberEpoch ?? 0)
  writer.compactNullableString(value.rackId ?? null)
  const subscribedTopicNamesList = value.subscribedTopicNames ?? null
  if (subscribedTopicNamesList === null) writer.nullArray(true)
  else {
    writer.count(true, subscribedTopicNamesList.length)
    for (const item of subscribedTopicNamesList) {
      writer.compactString(item)
    }
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ShareGroupHeartbeatRequest> = {
  name: 'ShareGroupHeartbeatRequest',
  versionMin: 1,
  versionMax: 1,
  flexibleFrom: 1,
  read: readShareGroupHeartbeatRequest,
  write: writeShareGroupHeartbeatRequest
}
