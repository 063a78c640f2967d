// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface UnregisterControllerRequest {
  /** int32 */
  controllerId: number
  unknownTags?: UnknownTag[] | undefined
}

export function readUnregisterControllerRequest(reader: Reader, version: number): UnregisterControllerRequest {
  if (version < 0 || version > 0) refuseVersion('UnregisterControllerRequest', version)
  return {
    controllerId: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function writeUnregisterControllerRequest(writer: Writer, value: Draft<UnregisterControllerRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UnregisterControllerRequest', version)
  writer.int32(value.controllerId ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UnregisterControllerRequest> = {
  name: 'UnregisterControllerRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUnregisterControllerRequest,
  write: writeUnregisterControllerRequest
}
