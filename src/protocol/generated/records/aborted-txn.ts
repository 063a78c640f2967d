// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface AbortedTxn {
  /** int64 */
  producerId: Int64
  /** int64 */
  firstOffset: Int64
  /** int64 */
  lastOffset: Int64
  /** int64 */
  lastStableOffset: Int64
}

export function readAbortedTxn(reader: Reader, version: number): AbortedTxn {
  if (version < 0 || version > 0) refuseVersion('AbortedTxn', version)
  return {
    producerId: reader.int64(),
    firstOffset: reader.int64(),
    lastOffset: reader.int64(),
    lastStableOffset: reader.int64()
  }
}

export function writeAbortedTxn(writer: Writer, value: Draft<AbortedTxn>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('AbortedTxn', version)
  writer.int64(value.producerId ?? 0)
  writer.int64(value.firstOffset ?? 0)
  writer.int64(value.lastOffset ?? 0)
  writer.int64(value.lastStableOffset ?? 0)
}

export const codec: Codec<AbortedTxn> = {
  name: 'AbortedTxn',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readAbortedTxn,
  write: writeAbortedTxn
}
