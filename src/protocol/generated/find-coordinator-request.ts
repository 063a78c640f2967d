// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface FindCoordinatorRequest {
  /** v0-3 */
  key: string
  /** v1+, int8 */
  keyType: number
  /** v4+ */
  coordinatorKeys: string[]
  unknownTags?: UnknownTag[] | undefined
}

export function readFindCoordinatorRequest(reader: Reader, version: number): FindCoordinatorRequest {
  if (version < 0 || version > 6) refuseVersion('FindCoordinatorRequest', version)
  const flexible = version >= 3
  return {
    key: version <= 3 ? (flexible ? reader.compactString() : reader.string()) : '',
    keyType: version >= 1 ? reader.int8() : 0,
    coordinatorKeys: version >= 4 ? reader.strings(reader.count(flexible, 1), flexible) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeFindCoordinatorRequest(writer: Writer, value: Draft<FindCoordinatorRequest>, version: number): void {
  if (version < 0 || version > 6) refuseVersion('FindCoordinatorRequest', version)
  const flexible = version >= 3
  if (version <= 3) {
    if (flexible) writer.compactString(value.key ?? '')
    else writer.string(value.key ?? '')
  }
  if (version >= 1) {
    writer.int8(value.keyType ?? 0)
  }
  if (version >= 4) {
    const coordinatorKeysList = value.coordinatorKeys ?? []
    writer.count(flexible, coordinatorKeysList.length)
    for (const item of coordinatorKeysList) {
      if (flexible) writer.compactString(item)
      else writer.string(item)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<FindCoordinatorRequest> = {
  name: 'FindCoordinatorRequest',
  versionMin: 0,
  versionMax: 6,
  flexibleFrom: 3,
  read: readFindCoordinatorRequest,
  write: writeFindCoordinatorRequest
}
