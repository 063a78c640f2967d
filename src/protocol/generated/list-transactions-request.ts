// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ListTransactionsRequest {
  stateFilters: string[]
  producerIdFilters: Int64[]
  /** v1+, default -1, int64 */
  durationFilter: Int64
  /** v2+, default null */
  transactionalIdPattern: string | null
  unknownTags?: UnknownTag[] | undefined
}

export function readListTransactionsRequest(reader: Reader, version: number): ListTransactionsRequest {
  if (version < 0 || version > 2) refuseVersion('ListTransactionsRequest', version)
  return {
    stateFilters: reader.strings(reader.count(true, 1), true),
    producerIdFilters: reader.int64s(reader.numberCount(true, 8)),
    durationFilter: version >= 1 ? reader.int64() : -1,
    transactionalIdPattern: version === 2 ? reader.compactNullableString() : null,
    unknownTags: reader.tags()
  }
}

export function writeListTransactionsRequest(writer: Writer, value: Draft<ListTransactionsRequest>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('ListTransactionsRequest', version)
  const stateFiltersList = value.stateFilters ?? []
  writer.count(true, stateFiltersList.length)
  for (const item of stateFiltersList) {
    writer.compactString(item)
  }
  const producerIdFiltersList = value.producerIdFilters ?? []
  writer.count(true, producerIdFiltersList.length)
  for (const item of producerIdFiltersList) {
    writer.int64(item)
  }
  if (version >= 1) {
    writer.int64(value.durationFilter ?? -1)
  }
  if (version === 2) {
    writer.compactNullableString(value.transactionalIdPattern ?? null)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<ListTransactionsRequest> = {
  name: 'ListTransactionsRequest',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readListTransactionsRequest,
  write: writeListTransactionsRequest
}
