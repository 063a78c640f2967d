// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import type { Uuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface BrokerHeartbeatRequest {
  /** int32 */
  brokerId: number
  /** default -1, int64 */
  brokerEpoch: Int64
  /** int64 */
  currentMetadataOffset: Int64
  wantFence: boolean
  wantShutDown: boolean
  /** v1+, tag 0 */
  offlineLogDirs: Uuid[]
  /** v2+, tag 1, default null */
  cordonedLogDirs: Uuid[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readBrokerHeartbeatRequest(reader: Reader, version: number): BrokerHeartbeatRequest {
  if (version < 0 || version > 2) refuseVersion('BrokerHeartbeatRequest', version)
  const value: BrokerHeartbeatRequest = {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    currentMetadataOffset: reader.int64(),
    wantFence: reader.bool(),
    wantShutDown: reader.bool(),
    offlineLogDirs: [],
    cordonedLogDirs: null,
    unknownTags: undefined
  }
  readBrokerHeartbeatRequestTags(reader, version, value)
  return value
}

function readBrokerHeartbeatRequestTags(reader: Reader, version: number, value: BrokerHeartbeatRequest): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0 && version >= 1) {
      const end = reader.tagEnd()
      value.offlineLogDirs = reader.uuids(reader.count(true, 16))
      reader.tagDone(end)
      continue
    }
    if (tag === 1 && version === 2) {
      const end = reader.tagEnd()
      value.cordonedLogDirs = reader.uuidsOrNull(reader.countOrNull(true, 16))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writeBrokerHeartbeatRequest(writer: Writer, value: Draft<BrokerHeartbeatRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('BrokerHeartbeatRequest', version)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.brokerEpoch ?? -1)
  writer.int64(value.currentMetadataOffset ?? 0)
  writer.bool(value.wantFence ?? false)
  writer.bool(value.wantShutDown ?? false)
  writeBrokerHeartbeatRequestTags(writer, value, version)
}

function writeBrokerHeartbeatRequestTags(writer: Writer, value: Draft<BrokerHeartbeatRequest>, version: number): void {
  const unknown = value.unknownTags
  const hasOfflineLogDirs = version >= 1 && !((value.offlineLogDirs?.length ?? 0) === 0)
  const hasCordonedLogDirs = version === 2 && !((value.cordonedLogDirs ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasOfflineLogDirs ? 1 : 0) + (hasCordonedLogDirs ? 1 : 0))
  let next = 0
  if (hasOfflineLogDirs) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const offlineLogDirsList = value.offlineLogDirs ?? []
    writer.count(true, offlineLogDirsList.length)
    for (const item of offlineLogDirsList) {
      writer.uuid(item)
    }
    writer.endTag(begin)
  }
  if (hasCordonedLogDirs) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    const cordonedLogDirsList = value.cordonedLogDirs ?? null
    if (cordonedLogDirsList === null) writer.nullArray(true)
    else {
      writer.count(true, cordonedLogDirsList.length)
      for (const item of cordonedLogDirsList) {
        writer.uuid(item)
      }
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<BrokerHeartbeatRequest> = {
  name: 'BrokerHeartbeatRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readBrokerHeartbeatRequest,
  write: writeBrokerHeartbeatRequest
}
