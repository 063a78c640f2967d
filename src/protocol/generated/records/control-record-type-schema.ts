// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ControlRecordTypeSchema {
  /** int16 */
  type: number
}

export function readControlRecordTypeSchema(reader: Reader, version: number): ControlRecordTypeSchema {
  if (version < 0 || version > 0) refuseVersion('ControlRecordTypeSchema', version)
  return {
    type: reader.int16()
  }
}

export function writeControlRecordTypeSchema(writer: Writer, value: Draft<ControlRecordTypeSchema>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ControlRecordTypeSchema', version)
  writer.int16(value.type ?? 0)
}

export const codec: Codec<ControlRecordTypeSchema> = {
  name: 'ControlRecordTypeSchema',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readControlRecordTypeSchema,
  write: writeControlRecordTypeSchema
}
