// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface BrokerHeartbeatResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  isCaughtUp: boolean
  /** default true */
  isFenced: boolean
  shouldShutDown: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readBrokerHeartbeatResponse(reader: Reader, version: number): BrokerHeartbeatResponse {
  if (version < 0 || version > 2) refuseVersion('BrokerHeartbeatResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    isCaughtUp: reader.bool(),
    isFenced: reader.bool(),
    shouldShutDown: reader.bool(),
    unknownTags: reader.tags()
  }
}

export function writeBrokerHeartbeatResponse(writer: Writer, value: Draft<BrokerHeartbeatResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('BrokerHeartbeatResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.bool(value.isCaughtUp ?? false)
  writer.bool(value.isFenced ?? true)
  writer.bool(value.shouldShutDown ?? false)
  writer.tags(value.unknownTags)
}

export const codec: Codec<BrokerHeartbeatResponse> = {
  name: 'BrokerHeartbeatResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readBrokerHeartbeatResponse,
  write: writeBrokerHeartbeatResponse
}
