// Tells the controller which log directory holds a replica (KIP-858, AssignReplicasToDirs). It places a replica itself only on
// a broker with one directory; with more it must be told, or it cannot know whose leader to move when a directory fails.
//
// What opens in one turn of the event loop travels in one request. One that fails, because the controller moved or this
// broker is not registered yet, is made again; a partition that was deleted meanwhile is refused alone, and forgotten.

import { ErrorCode } from '#model/error-code.js'
import type { Uuid } from '#model/uuid.js'
import type { AssignReplicasToDirsRequest } from '#protocol/generated/assign-replicas-to-dirs-request.js'
import type { Timers } from '#runtime/timers.js'

const retryMs = 500
/** As many as Kafka's broker puts into one request. */
const placementsMax = 2250

export interface Placement {
  readonly topicId: Uuid
  readonly index: number
  readonly directory: Uuid
}

export type AssignedDirectory = AssignReplicasToDirsRequest['directories'][number]

export interface DirectoryAssignmentsOptions {
  /** Asks the controller in this broker's name; the error of the whole answer. */
  readonly assign: (directories: AssignedDirectory[]) => Promise<number>
  readonly timers: Pick<Timers, 'after'>
}

export class DirectoryAssignments {
  readonly #options: DirectoryAssignmentsOptions
  /** By replica; the newest place wins. */
  readonly #waiting = new Map<string, Placement>()
  #planned = false

  constructor(options: DirectoryAssignmentsOptions) {
    this.#options = options
  }

  placed(placement: Placement): void {
    this.#waiting.set(keyOf(placement), placement)
    this.#plan(0)
  }

  #plan(delayMs: number): void {
    if (this.#planned || this.#waiting.size === 0) return
    this.#planned = true
    this.#options.timers.after(delayMs, () => void this.#send())
  }

  async #send(): Promise<void> {
    const batch = [...this.#waiting.values()].slice(0, placementsMax)
    for (const placement of batch) this.#waiting.delete(keyOf(placement))
    const errorCode = await this.#options.assign(grouped(batch)).catch(() => ErrorCode.UNKNOWN_SERVER_ERROR)
    this.#planned = false
    if (errorCode === ErrorCode.NONE) return this.#plan(0)
    for (const placement of batch) {
      // Placed once more while the request was on its way: that is the newer truth.
      if (!this.#waiting.has(keyOf(placement))) this.#waiting.set(keyOf(placement), placement)
    }
    this.#plan(retryMs)
  }
}

function keyOf({ topicId, index }: Placement): string {
  return `${topicId}/${index}`
}

function grouped(placements: readonly Placement[]): AssignedDirectory[] {
  const directories = new Map<Uuid, Map<Uuid, { partitionIndex: number }[]>>()
  for (const { topicId, index, directory } of placements) {
    const topics = directories.get(directory) ?? new Map<Uuid, { partitionIndex: number }[]>()
    const partitions = topics.get(topicId) ?? []
    partitions.push({ partitionIndex: index })
    directories.set(directory, topics.set(topicId, partitions))
  }
  return [...directories].map(([id, topics]) => ({
    id,
    topics: [...topics].map(([topicId, partitions]) => ({ topicId, partitions }))
  }))
}
