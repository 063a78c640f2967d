// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ProducerEntry {
  /** int64 */
  producerId: Int64
  /** int16 */
  epoch: number
  /** int32 */
  lastSequence: number
  /** int64 */
  lastOffset: Int64
  /** int32 */
  offsetDelta: number
  /** int64 */
  timestamp: Int64
  /** int32 */
  coordinatorEpoch: number
  /** int64 */
  currentTxnFirstOffset: Int64
}

export interface ProducerSnapshot {
  /** uint32 */
  crc: number
  producerEntries: ProducerEntry[]
}

export function readProducerSnapshot(reader: Reader, version: number): ProducerSnapshot {
  if (version < 1 || version > 1) refuseVersion('ProducerSnapshot', version)
  return {
    crc: reader.uint32(),
    producerEntries: readProducerEntryList(reader, version, reader.count(false, 46))
  }
}

export function readProducerEntry(reader: Reader, version: number): ProducerEntry {
  return {
    producerId: reader.int64(),
    epoch: reader.int16(),
    lastSequence: reader.int32(),
    lastOffset: reader.int64(),
    offsetDelta: reader.int32(),
    timestamp: reader.int64(),
    coordinatorEpoch: reader.int32(),
    currentTxnFirstOffset: reader.int64()
  }
}

function readProducerEntryList(reader: Reader, version: number, count: number): ProducerEntry[] {
  const list: ProducerEntry[] = []
  for (let i = 0; i < count; i++) list.push(readProducerEntry(reader, version))
  return list
}

export function writeProducerSnapshot(writer: Writer, value: Draft<ProducerSnapshot>, version: number): void {
  if (version < 1 || version > 1) refuseVersion('ProducerSnapshot', version)
  writer.uint32(value.crc ?? 0)
  const producerEntriesList = value.producerEntries ?? []
  writer.count(false, producerEntriesList.length)
  for (const item of producerEntriesList) {
    writeProducerEntry(writer, item, version)
  }
}

export function writeProducerEntry(writer: Writer, value: Draft<ProducerEntry>, version: number): void {
  writer.int64(value.producerId ?? 0)
  writer.int16(value.epoch ?? 0)
  writer.int32(value.lastSequence ?? 0)
  writer.int64(value.lastOffset ?? 0)
  writer.int32(value.offsetDelta ?? 0)
  writer.int64(value.timestamp ?? 0)
  writer.int32(value.coordinatorEpoch ?? 0)
  writer.int64(value.currentTxnFirstOffset ?? 0)
}

export const codec: Codec<ProducerSnapshot> = {
  name: 'ProducerSnapshot',
  versionMin: 1,
  versionMax: 1,
  flexibleFrom: 2,
  read: readProducerSnapshot,
  write: writeProducerSnapshot
}
