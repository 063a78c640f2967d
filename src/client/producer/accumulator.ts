// Records on their way to become batches: one open batch a partition, closed when it is full, when linger.ms has passed, when
// memory is short or when somebody wants everything sent.

import type { TopicView } from '../cluster-view.ts'
import { batchSizeFor, type Delivered, type Header, RecordBatch } from './batch.ts'
import type { BatchMemory } from './memory.ts'
import type { Partitioner } from './partitioner.ts'
import { PartitionQueue } from './queue.ts'
import type { ProducerSettings } from './settings.ts'

/** How much smaller batches come out of a codec than they go in; a batch takes so much more before it counts as full. */
class CompressionRatio {
  readonly #ratios = new Map<string, number>()

  of(topic: string): number {
    return this.#ratios.get(topic) ?? 1
  }

  /** Up at once, down slowly: a batch that is too small costs less than one that is refused. */
  learn(topic: string, seen: number): void {
    const before = this.of(topic)
    this.#ratios.set(topic, Math.max(0.05, seen > before ? seen : before - Math.min(before - seen, 0.05)))
  }
}

export interface AccumulatorEvents {
  /** A batch has begun. */
  born(): void
  /** A queue has a batch to send. */
  ready(queue: PartitionQueue): void
}

export class Accumulator {
  readonly #settings: ProducerSettings
  readonly #memory: BatchMemory
  readonly #partitioner: Partitioner
  readonly #on: AccumulatorEvents
  readonly #queues = new Map<string, PartitionQueue[]>()
  readonly #ratio = new CompressionRatio()
  /** Open batches by age. */
  #lingering: { readonly queue: PartitionQueue; readonly batch: RecordBatch }[] = []
  #ordinal = 0
  #timer: NodeJS.Timeout | undefined
  #immediate: NodeJS.Immediate | undefined

  constructor(settings: ProducerSettings, memory: BatchMemory, partitioner: Partitioner, on: AccumulatorEvents) {
    this.#settings = settings
    this.#memory = memory
    this.#partitioner = partitioner
    this.#on = on
  }

  queueOf(topic: string, partition: number): PartitionQueue {
    let queues = this.#queues.get(topic)
    if (queues === undefined) {
      queues = []
      this.#queues.set(topic, queues)
    }
    let queue = queues[partition]
    if (queue === undefined) {
      queue = new PartitionQueue(topic, partition)
      queues[partition] = queue
    }
    return queue
  }

  *queues(): Generator<PartitionQueue> {
    for (const queues of this.#queues.values()) for (const queue of queues) if (queue !== undefined) yield queue
  }

  /** False when there is no memory now; then nothing has changed, and everything open is on its way out. */
  append(
    topic: TopicView,
    given: number | undefined,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly Header[] | undefined,
    timestamp: number,
    delivered: Delivered | undefined,
    token: number
  ): boolean {
    let partition = given ?? this.#partitioner.choose(topic, key)
    let queue = this.queueOf(topic.name, partition)
    const open = queue.open
    if (open !== undefined) {
      if (open.append(key, value, headers, timestamp, delivered, token)) return true
      queue.closeOpen()
      this.#on.ready(queue)
    }
    if (given === undefined) {
      this.#partitioner.batchFull(topic, partition)
      partition = this.#partitioner.choose(topic, key)
      queue = this.queueOf(topic.name, partition)
      if (queue.open?.append(key, value, headers, timestamp, delivered, token) === true) return true
      queue.closeOpen()
    }
    const least = batchSizeFor(key, value, headers ?? [])
    const buffer = this.#memory.take(Math.max(least, this.#batchBytes(topic.name)))
    if (buffer === undefined) {
      this.closeAll()
      return false
    }
    const batch = new RecordBatch(topic.name, partition, buffer, performance.now(), this.#ordinal++)
    batch.append(key, value, headers, timestamp, delivered, token)
    this.#on.born()
    queue.open = batch
    this.#linger(queue, batch)
    return true
  }

  #batchBytes(topic: string): number {
    const { batchBytes, codec, maxRequestBytes, memoryBytes } = this.#settings
    const usual = Math.min(batchBytes, memoryBytes)
    if (codec === 0) return usual
    // Not more than a request may hold, and not so much that a few batches are all that memory has room for.
    const most = Math.max(usual, Math.min(maxRequestBytes, Math.floor(memoryBytes / 8)))
    return Math.min(Math.floor(batchBytes / this.#ratio.of(topic)), most)
  }

  /** What a batch came to when it was packed. */
  packed(batch: RecordBatch, bytes: number): void {
    if (this.#settings.codec !== 0) this.#ratio.learn(batch.topic, bytes / batch.sizeInBytes)
  }

  #linger(queue: PartitionQueue, batch: RecordBatch): void {
    this.#lingering.push({ queue, batch })
    if (this.#settings.lingerMs === 0) {
      // What is appended in one turn of the loop still travels together.
      this.#immediate ??= setImmediate(() => {
        this.#immediate = undefined
        this.#expire()
      })
    } else this.#timer ??= setTimeout(() => this.#expire(), this.#settings.lingerMs)
  }

  #expire(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const now = performance.now()
    const { lingerMs } = this.#settings
    let at = 0
    for (; at < this.#lingering.length; at++) {
      const { queue, batch } = this.#lingering[at] as { queue: PartitionQueue; batch: RecordBatch }
      if (queue.open !== batch) continue
      if (now - batch.createdAt < lingerMs - 0.5) break
      queue.closeOpen()
      this.#on.ready(queue)
    }
    this.#lingering = this.#lingering.slice(at)
    const next = this.#lingering[0]
    if (next !== undefined)
      this.#timer = setTimeout(() => this.#expire(), Math.max(1, next.batch.createdAt + lingerMs - now))
  }

  /** Every open batch waits to be sent from now on. */
  closeAll(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const lingering = this.#lingering
    this.#lingering = []
    for (const { queue, batch } of lingering) {
      if (queue.open !== batch) continue
      queue.closeOpen()
      this.#on.ready(queue)
    }
  }
}
