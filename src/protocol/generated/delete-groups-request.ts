// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DeleteGroupsRequest {
  groupsNames: string[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDeleteGroupsRequest(reader: Reader, version: number): DeleteGroupsRequest {
  if (version < 0 || version > 3) refuseVersion('DeleteGroupsRequest', version)
  const flexible = version >= 2
  return {
    groupsNames: (reader.strings(reader.count(flexible, version >= 2 ? 1 : 2), flexible)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function writeDeleteGroupsRequest(writer: Writer, value: Draft<DeleteGroupsRequest>, version: number): void {
  if (version < 0 || version > 3) refuseVersion('DeleteGroupsRequest', version)
  const flexible = version >= 2
  const groupsNamesList = value.groupsNames ?? []
  writer.count(flexible, groupsNamesList.length)
  for (const item of groupsNamesList) {
    if (flexible) writer.compactString(item)
    else writer.string(item)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DeleteGroupsRequest> = {
  name: 'DeleteGroupsRequest',
  versionMin: 0,
  versionMax: 3,
  flexibleFrom: 2,
  read: readDeleteGroupsRequest,
  write: writeDeleteGroupsRequest
}
