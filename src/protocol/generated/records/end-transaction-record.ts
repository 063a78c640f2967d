// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface EndTransactionRecord {
  unknownTags?: UnknownTag[] | undefined
}

export function readEndTransactionRecord(reader: Reader, version: number): EndTransactionRecord {
  if (version < 0 || version > 0) refuseVersion('EndTransactionRecord', version)
  return {
    unknownTags: reader.tags()
  }
}

export function writeEndTransactionRecord(writer: Writer, value: Draft<EndTransactionRecord>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('EndTransactionRecord', version)
  writer.tags(value.unknownTags)
}

export const codec: Codec<EndTransactionRecord> = {
  name: 'EndTransactionRecord',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readEndTransactionRecord,
  write: writeEndTransactionRecord
}
