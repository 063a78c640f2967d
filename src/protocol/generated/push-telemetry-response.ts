// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PushTelemetryResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export function readPushTelemetryResponse(reader: Reader, version: number): PushTelemetryResponse {
  if (version < 0 || version > 0) refuseVersion('PushTelemetryResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    unknownTags: reader.tags()
  }
}

export function writePushTelemetryResponse(writer: Writer, value: Draft<PushTelemetryResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('PushTelemetryResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<PushTelemetryResponse> = {
  name: 'PushTelemetryResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readPushTelemetryResponse,
  write: writePushTelemetryResponse
}
