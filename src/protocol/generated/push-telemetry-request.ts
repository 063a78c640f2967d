// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PushTelemetryRequest {
  clientInstanceId: Uuid
  /** int32 */
  subscriptionId: number
  terminating: boolean
  /** int8 */
  compressionType: number
  metrics: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export function readPushTelemetryRequest(reader: Reader, version: number): PushTelemetryRequest {
  if (version < 0 || version > 0) refuseVersion('PushTelemetryRequest', version)
  return {
    clientInstanceId: reader.uuid(),
    subscriptionId: reader.int32(),
    terminating: reader.bool(),
    compressionType: reader.int8(),
    metrics: reader.compactBytes(),
    unknownTags: reader.tags()
  }
}

export function writePushTelemetryRequest(writer: Writer, value: Draft<PushTelemetryRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('PushTelemetryRequest', version)
  writer.uuid(value.clientInstanceId ?? zeroUuid)
  writer.int32(value.subscriptionId ?? 0)
  writer.bool(value.terminating ?? false)
  writer.int8(value.compressionType ?? 0)
  writer.compactBytes(value.metrics ?? Buffer.alloc(0))
  writer.tags(value.unknownTags)
}

export const codec: Codec<PushTelemetryRequest> = {
  name: 'PushTelemetryRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readPushTelemetryRequest,
  write: writePushTelemetryRequest
}
