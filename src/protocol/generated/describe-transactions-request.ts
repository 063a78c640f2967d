// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeTransactionsRequest {
  transactionalIds: string[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeTransactionsRequest(reader: Reader, version: number): DescribeTransactionsRequest {
  if (version < 0 || version > 0) refuseVersion('DescribeTransactionsRequest', version)
  return {
    transactionalIds: reader.strings(reader.count(true, 1), true),
    unknownTags: reader.tags()
  }
}

export function writeDescribeTransactionsRequest(writer: Writer, value: Draft<DescribeTransactionsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeTransactionsRequest', version)
  const transactionalIdsList = value.transactionalIds ?? []
  writer.count(true, transactionalIdsList.length)
  for (const item of transactionalIdsList) {
    writer.compactString(item)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeTransactionsRequest> = {
  name: 'DescribeTransactionsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeTransactionsRequest,
  write: writeDescribeTransactionsRequest
}
