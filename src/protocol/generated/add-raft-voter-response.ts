// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AddRaftVoterResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readAddRaftVoterResponse(reader: Reader, version: number): AddRaftVoterResponse {
  if (version < 0 || version > 1) refuseVersion('AddRaftVoterResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    unknownTags: reader.tags()
  }
}

export function writeAddRaftVoterResponse(writer: Writer, value: Draft<AddRaftVoterResponse>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('AddRaftVoterResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  writer.tags(value.unknownTags)
}

export const codec: Codec<AddRaftVoterResponse> = {
  name: 'AddRaftVoterResponse',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readAddRaftVoterResponse,
  write: writeAddRaftVoterResponse
}
