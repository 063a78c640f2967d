// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ListConfigResourcesRequest {
  /** v1+ */
  resourceTypes: number[]
  unknownTags?: UnknownTag[] | undefined
}

export function readListConfigResourcesRequest(reader: Reader, version: number): ListConfigResourcesRequest {
  if (version < 0 || version > 1) refuseVersion('ListConfigResourcesRequest', version)
  return {
    resourceTypes: version === 1 ? reader.int8s(reader.numberCount(true, 1)) : [],
    unknownTags: reader.tags()
  }
}

export function writeListConfigResourcesRequest(writer: Writer, value: Draft<ListConfigResourcesRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('ListConfigResourcesRequest', version)
  if (version === 1) {
    const resourceTypesList = value.resourceTypes ?? []
    writer.count(true, resourceTypesList.length)
    for (const item of resourceTypesList) {
      writer.int8(item)
    }
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ListConfigResourcesRequest> = {
  name: 'ListConfigResourcesRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readListConfigResourcesRequest,
  write: writeListConfigResourcesRequest
}
