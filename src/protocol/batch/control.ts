// Control records: the key says version and kind, the value belongs to the kind.

import { ProtocolError } from '../wire/protocol-error.ts'
import { Reader } from '../wire/reader.ts'
import type { Codec, Draft } from '../wire/types.ts'
import { Writer } from '../wire/writer.ts'
import { type BatchOptions, buildBatch } from './builder.ts'

export const ControlType = {
  abort: 0,
  commit: 1,
  leaderChange: 2,
  snapshotHeader: 3,
  snapshotFooter: 4,
  kraftVersion: 5,
  kraftVoters: 6
} as const
export type ControlType = (typeof ControlType)[keyof typeof ControlType]

/** The kind a control record's key names; kinds unknown to us are passed on as their number. */
export function controlTypeOf(key: Buffer | null): number {
  if (key === null) throw new ProtocolError('a control record without a key')
  const reader = new Reader(key)
  const version = reader.int16()
  if (version < 0) throw new ProtocolError(`a control record key of version ${version}`)
  return reader.int16()
}

export function controlKey(type: ControlType): Buffer {
  const writer = new Writer(Buffer.alloc(4))
  writer.int16(0)
  writer.int16(type)
  return writer.bytes()
}

export interface EndTransaction {
  readonly commit: boolean
  readonly coordinatorEpoch: number
  readonly producerId: number
  readonly producerEpoch: number
}

/** The marker that ends a transaction in a partition. Its value is version 0 and the coordinator's epoch. */
export function endTransactionBatch(marker: EndTransaction, options: BatchOptions): Buffer {
  const value = new Writer(Buffer.alloc(6))
  value.int16(0)
  value.int32(marker.coordinatorEpoch)
  const { producerId, producerEpoch } = marker
  return buildBatch({ ...options, producerId, producerEpoch, transactional: true, control: true }, [
    { key: controlKey(marker.commit ? ControlType.commit : ControlType.abort), value: value.bytes() }
  ])
}

/** A control record whose value is a message: LeaderChangeMessage, SnapshotHeaderRecord … */
export function controlBatch<T>(
  type: ControlType,
  codec: Codec<T>,
  value: Draft<T>,
  version: number,
  options: BatchOptions
): Buffer {
  const writer = new Writer()
  codec.write(writer, value, version)
  return buildBatch({ ...options, control: true }, [{ key: controlKey(type), value: writer.bytes() }])
}
