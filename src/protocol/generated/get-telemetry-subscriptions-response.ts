// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface GetTelemetrySubscriptionsResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  clientInstanceId: Uuid
  /** int32 */
  subscriptionId: number
  acceptedCompressionTypes: number[]
  /** int32 */
  pushIntervalMs: number
  /** int32 */
  telemetryMaxBytes: number
  deltaTemporality: boolean
  requestedMetrics: string[]
  unknownTags?: UnknownTag[] | undefined
}

export function readGetTelemetrySubscriptionsResponse(reader: Reader, version: number): GetTelemetrySubscriptionsResponse {
  if (version < 0 || version > 0) refuseVersion('GetTelemetrySubscriptionsResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    clientInstanceId: reader.uuid(),
    subscriptionId: reader.int32(),
    acceptedCompressionTypes: reader.int8s(reader.numberCount(true, 1)),
    pushIntervalMs: reader.int32(),
    telemetryMaxBytes: reader.int32(),
    deltaTemporality: reader.bool(),
    requestedMetrics: reader.strings(reader.count(true, 1), true),
    unknownTags: reader.tags()
  }
}

export function writeGetTelemetrySubscriptionsResponse(writer: Writer, value: Draft<GetTelemetrySubscriptionsResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('GetTelemetrySubscriptionsResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.uuid(value.clientInstanceId ?? zeroUuid)
  writer.int32(value.subscriptionId ?? 0)
  const acceptedCompressionTypesList = value.acceptedCompressionTypes ?? []
  writer.count(true, acceptedCompressionTypesList.length)
  for (const item of acceptedCompressionTypesList) {
    writer.int8(item)
  }
  writer.int32(value.pushIntervalMs ?? 0)
  writer.int32(value.telemetryMaxBytes ?? 0)
  writer.bool(value.deltaTemporality ?? false)
  const requestedMetricsList = value.requestedMetrics ?? []
  writer.count(true, requestedMetricsList.length)
  for (const item of requestedMetricsList) {
    writer.compactString(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<GetTelemetrySubscriptionsResponse> = {
  name: 'GetTelemetrySubscriptionsResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readGetTelemetrySubscriptionsResponse,
  write: writeGetTelemetrySubscriptionsResponse
}
