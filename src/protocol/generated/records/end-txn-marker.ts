// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface EndTxnMarker {
  /** int32 */
  coordinatorEpoch: number
}

export function readEndTxnMarker(reader: Reader, version: number): EndTxnMarker {
  if (version < 0 || version > 0) refuseVersion('EndTxnMarker', version)
  return {
    coordinatorEpoch: reader.int32()
  }
}

export function writeEndTxnMarker(writer: Writer, value: Draft<EndTxnMarker>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('EndTxnMarker', version)
  writer.int32(value.coordinatorEpoch ?? 0)
}

export const codec: Codec<EndTxnMarker> = {
  name: 'EndTxnMarker',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readEndTxnMarker,
  write: writeEndTxnMarker
}
