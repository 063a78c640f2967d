// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface AclCreation {
  /** int8 */
  resourceType: number
  resourceName: string
  /** default 3, int8 */
  resourcePatternType: number
  principal: string
  host: string
  /** int8 */
  operation: number
  /** int8 */
  permissionType: number
  unknownTags?: UnknownTag[] | undefined
}

export interface CreateAclsRequest {
  creations: AclCreation[]
  unknownTags?: UnknownTag[] | undefined
}

export function readCreateAclsRequest(reader: Reader, version: number): CreateAclsRequest {
  if (version < 1 || version > 3) refuseVersion('CreateAclsRequest', version)
  const flexible = version >= 2
  return {
    creations: (readAclCreationList(reader, version, reader.count(flexible, version >= 2 ? 8 : 10))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readAclCreation(reader: Reader, version: number): AclCreation {
  const flexible = version >= 2
  return {
    resourceType: reader.int8(),
    resourceName: (flexible ? reader.compactString() : reader.string()),
    resourcePatternType: reader.int8(),
    principal: (flexible ? reader.compactString() : reader.string()),
    host: (flexible ? reader.compactString() : reader.string()),
    operation: reader.int8(),
    permissionType: reader.int8(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readAclCreationList(reader: Reader, version: number, count: number): AclCreation[] {
  const list: AclCreation[] = []
  for (let i = 0; i < count; i++) list.push(readAclCreation(reader, version))
  return list
}

export function writeCreateAclsRequest(writer: Writer, value: Draft<CreateAclsRequest>, version: number): void {
  if (version < 1 || version > 3) refuseVersion('CreateAclsRequest', version)
  const flexible = version >= 2
  const creationsList = value.creations ?? []
  writer.count(flexible, creationsList.length)
  for (const item of creationsList) {
    writeAclCreation(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeAclCreation(writer: Writer, value: Draft<AclCreation>, version: number): void {
  const flexible = version >= 2
  writer.int8(value.resourceType ?? 0)
  if (flexible) writer.compactString(value.resourceName ?? '')
  else writer.string(value.resourceName ?? '')
  writer.int8(value.resourcePatternType ?? 3)
  if (flexible) writer.compactString(value.principal ?? '')
  else writer.string(value.principal ?? '')
  if (flexible) writer.compactString(value.host ?? '')
  else writer.string(value.host ?? '')
  writer.int8(value.operation ?? 0)
  writer.int8(value.permissionType ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<CreateAclsRequest> = {
  name: 'CreateAclsRequest',
  versionMin: 1,
  versionMax: 3,
  flexibleFrom: 2,
  read: readCreateAclsRequest,
  write: writeCreateAclsRequest
}
