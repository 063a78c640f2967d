// Replays a partition's log onto a machine, a few milliseconds at a time.
//
// Records of a transaction wait for its marker: a commit replays them in the place where it stands, an abort drops them. What a
// transaction that is still open wrote is not replayed.

import { ErrorCode } from '#model/error-code.js'
import { type Batch, batchesOf, batchHeaderBytes, Compression, recordsIn } from '#protocol/batch/batch.js'
import { ControlType, controlTypeOf } from '#protocol/batch/control.js'
import type { Machine } from './machine.ts'
import type { CoordinatorLog } from './ports.ts'

/** A first batch that does not fit says how much it needs. */
const readBytesMin = 64 * 1024

export class LoadFailed extends Error {
  override readonly name = 'LoadFailed'
  readonly errorCode: ErrorCode

  constructor(errorCode: ErrorCode, message: string) {
    super(message)
    this.errorCode = errorCode
  }
}

interface Held<Record> {
  readonly record: Record
  readonly offset: number
}

export class LogLoader<Record> {
  readonly #log: CoordinatorLog
  readonly #machine: Machine<Record>
  readonly #bytesMax: number
  readonly #open = new Map<number, Held<Record>[]>()
  #buffer: Buffer | undefined
  #batches: Iterator<Batch> | undefined
  #next: number
  /** The end when loading began: nobody but this coordinator appends. */
  readonly #end: number
  readonly #highWatermark: number
  #marked: number | undefined
  #records = 0

  constructor(log: CoordinatorLog, machine: Machine<Record>, bytesMax: number) {
    const bounds = log.bounds()
    if (bounds === undefined) throw new LoadFailed(ErrorCode.KAFKA_STORAGE_ERROR, 'the log is gone')
    this.#log = log
    this.#machine = machine
    this.#bytesMax = bytesMax
    this.#next = bounds.logStart
    this.#end = bounds.end
    this.#highWatermark = bounds.highWatermark
  }

  get end(): number {
    return this.#end
  }

  /** How many records were replayed. */
  get records(): number {
    return this.#records
  }

  /** The version of the committed state, when what was loaded reaches beyond the high watermark. */
  get committed(): number | undefined {
    return this.#marked
  }

  /** Goes on while `mayGoOn`; true when everything is replayed. Throws LoadFailed. */
  step(mayGoOn: () => boolean): boolean {
    while (this.#next < this.#end) {
      const batch = this.#nextBatch()
      if (batch === undefined) continue
      if (this.#marked === undefined && batch.nextOffset > this.#highWatermark) {
        this.#marked = batch.baseOffset
        this.#machine.snapshot(batch.baseOffset)
      }
      this.#take(batch)
      this.#next = batch.nextOffset
      if (!mayGoOn()) break
    }
    if (this.#next < this.#end) return false
    this.#buffer = undefined
    this.#batches = undefined
    return true
  }

  #nextBatch(): Batch | undefined {
    const next = this.#batches?.next()
    if (next !== undefined && next.done !== true) return next.value
    const bytes = this.#read()
    this.#batches = batchesOf(bytes)[Symbol.iterator]()
    return undefined
  }

  #read(): Buffer {
    let into = this.#buffer ?? Buffer.allocUnsafe(Math.min(this.#bytesMax, readBytesMin))
    this.#buffer = into
    let { errorCode, length } = this.#log.read(this.#next, into)
    if (errorCode === ErrorCode.NONE && length > into.length) {
      into = Buffer.allocUnsafe(length)
      this.#buffer = into
      ;({ errorCode, length } = this.#log.read(this.#next, into))
    } else if (length === into.length && into.length < this.#bytesMax)
      this.#buffer = Buffer.allocUnsafe(Math.min(this.#bytesMax, into.length * 4))
    if (errorCode !== ErrorCode.NONE) throw new LoadFailed(errorCode, `reading offset ${this.#next} failed`)
    if (length === 0) throw new LoadFailed(ErrorCode.UNKNOWN_SERVER_ERROR, `nothing at ${this.#next} of ${this.#end}`)
    return into.subarray(0, length)
  }

  #take(batch: Batch): void {
    // Compaction may leave a batch without records, for its producer's sake.
    if (batch.count === 0) return
    if (batch.isControl) this.#takeMarker(batch)
    else if (batch.isTransactional) this.#hold(batch)
    else
      for (const { key, value, offset } of this.#recordsOf(batch)) {
        if (key === null) continue
        const record = this.#machine.decode(key, value)
        if (record !== undefined) this.#replay(record, offset)
      }
  }

  #replay(record: Record, offset: number): void {
    this.#machine.replay(record, offset)
    this.#records += 1
  }

  #hold(batch: Batch): void {
    if (this.#machine.replayTransactional !== undefined) {
      for (const { key, value, offset } of this.#recordsOf(batch)) {
        const record = key === null ? undefined : this.#machine.decode(key, value)
        if (record === undefined) continue
        this.#machine.replayTransactional(record, offset, batch.producerId)
        this.#records += 1
      }
      return
    }
    let held = this.#open.get(batch.producerId)
    if (held === undefined) {
      held = []
      this.#open.set(batch.producerId, held)
    }
    for (const { key, value, offset } of this.#recordsOf(batch)) {
      const record = key === null ? undefined : this.#machine.decode(key, value)
      if (record !== undefined) held.push({ record, offset })
    }
  }

  #takeMarker(batch: Batch): void {
    for (const { key } of this.#recordsOf(batch)) {
      const type = controlTypeOf(key)
      if (type !== ControlType.commit && type !== ControlType.abort) continue
      this.#machine.completeTransaction?.(batch.producerId, type === ControlType.commit)
      const held = this.#open.get(batch.producerId) ?? []
      this.#open.delete(batch.producerId)
      if (type === ControlType.commit) for (const { record, offset } of held) this.#replay(record, offset)
    }
  }

  #recordsOf(batch: Batch): ReturnType<typeof recordsIn> {
    const payload = batch.position + batchHeaderBytes
    if (batch.compression === Compression.none) return recordsIn(batch, batch.buffer, payload, batch.end)
    const bytes = this.#log.decompress(batch.compression, batch.buffer.subarray(payload, batch.end))
    return recordsIn(batch, bytes, 0, bytes.length)
  }
}
