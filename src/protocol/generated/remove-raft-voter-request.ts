// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface RemoveRaftVoterRequest {
  clusterId: string | null
  /** int32 */
  voterId: number
  voterDirectoryId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export function readRemoveRaftVoterRequest(reader: Reader, version: number): RemoveRaftVoterRequest {
  if (version < 0 || version > 0) refuseVersion('RemoveRaftVoterRequest', version)
  return {
    clusterId: reader.compactNullableString(),
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    unknownTags: reader.tags()
  }
}

export function writeRemoveRaftVoterRequest(writer: Writer, value: Draft<RemoveRaftVoterRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('RemoveRaftVoterRequest', version)
  writer.compactNullableString(value.clusterId === undefined ? '' : value.clusterId)
  writer.int32(value.voterId ?? 0)
  writer.uuid(value.voterDirectoryId ?? zeroUuid)
  writer.tags(value.unknownTags)
}

export const codec: Codec<RemoveRaftVoterRequest> = {
  name: 'RemoveRaftVoterRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readRemoveRaftVoterRequest,
  write: writeRemoveRaftVoterRequest
}
