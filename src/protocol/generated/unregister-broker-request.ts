// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface UnregisterBrokerRequest {
  /** int32 */
  brokerId: number
  unknownTags?: UnknownTag[] | undefined
}

export function readUnregisterBrokerRequest(reader: Reader, version: number): UnregisterBrokerRequest {
  if (version < 0 || version > 0) refuseVersion('UnregisterBrokerRequest', version)
  return {
    brokerId: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function writeUnregisterBrokerRequest(writer: Writer, value: Draft<UnregisterBrokerRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UnregisterBrokerRequest', version)
  writer.int32(value.brokerId ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<UnregisterBrokerRequest> = {
  name: 'UnregisterBrokerRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUnregisterBrokerRequest,
  write: writeUnregisterBrokerRequest
}
