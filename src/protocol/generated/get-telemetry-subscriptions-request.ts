// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface GetTelemetrySubscriptionsRequest {
  clientInstanceId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export function readGetTelemetrySubscriptionsRequest(reader: Reader, version: number): GetTelemetrySubscriptionsRequest {
  if (version < 0 || version > 0) refuseVersion('GetTelemetrySubscriptionsRequest', version)
  return {
    clientInstanceId: reader.uuid(),
    unknownTags: reader.tags()
  }
}

export function writeGetTelemetrySubscriptionsRequest(writer: Writer, value: Draft<GetTelemetrySubscriptionsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('GetTelemetrySubscriptionsRequest', version)
  writer.uuid(value.clientInstanceId ?? zeroUuid)
  writer.tags(value.unknownTags)
}

export const codec: Codec<GetTelemetrySubscriptionsRequest> = {
  name: 'GetTelemetrySubscriptionsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readGetTelemetrySubscriptionsRequest,
  write: writeGetTelemetrySubscriptionsRequest
}
