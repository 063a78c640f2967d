// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface BrokerRegistrationResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default -1, int64 */
  brokerEpoch: Int64
  unknownTags?: UnknownTag[] | undefined
}

export function readBrokerRegistrationResponse(reader: Reader, version: number): BrokerRegistrationResponse {
  if (version < 0 || version > 4) refuseVersion('BrokerRegistrationResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    brokerEpoch: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function writeBrokerRegistrationResponse(writer: Writer, value: Draft<BrokerRegistrationResponse>, version: number): void {
  if (version < 0 || version > 4) refuseVersion('BrokerRegistrationResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.int64(value.brokerEpoch ?? -1)
  writer.tags(value.unknownTags)
}

export const codec: Codec<BrokerRegistrationResponse> = {
  name: 'BrokerRegistrationResponse',
  versionMin: 0,
  versionMax: 4,
  flexibleFrom: 0,
  read: readBrokerRegistrationResponse,
  write: writeBrokerRegistrationResponse
}
