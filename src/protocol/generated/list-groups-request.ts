// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ListGroupsRequest {
  /** v4+ */
  statesFilter: string[]
  /** v5+ */
  typesFilter: string[]
  unknownTags?: UnknownTag[] | undefined
}

export function readListGroupsRequest(reader: Reader, version: number): ListGroupsRequest {
  if (version < 0 || version > 5) refuseVersion('ListGroupsRequest', version)
  const flexible = version >= 3
  return {
    statesFilter: version >= 4 ? reader.strings(reader.count(flexible, 1), flexible) : [],
    typesFilter: version === 5 ? reader.strings(reader.count(flexible, 1), flexible) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeListGroupsRequest(writer: Writer, value: Draft<ListGroupsRequest>, version: number): void {
  if (version < 0 || version > 5) refuseVersion('ListGroupsRequest', version)
  const flexible = version >= 3
  if (version >= 4) {
    const statesFilterList = value.statesFilter ?? []
    writer.count(flexible, statesFilterList.length)
    for (const item of statesFilterList) {
      if (flexible) writer.compactString(item)
      else writer.string(item)
    }
  }
  if (version === 5) {
    const typesFilterList = value.typesFilter ?? []
    writer.count(flexible, typesFilterList.length)
    for (const item of typesFilterList) {
      if (flexible) writer.compactString(item)
      else writer.string(item)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ListGroupsRequest> = {
  name: 'ListGroupsRequest',
  versionMin: 0,
  versionMax: 5,
  flexibleFrom: 3,
  read: readListGroupsRequest,
  write: writeListGroupsRequest
}
