// Finds out where partitions are to be read from: the group's committed offset, or what auto.offset.reset says.

import { ErrorCode } from '#model/error-code.js'
import type { Cluster } from '../cluster.ts'
import { asKafkaError, KafkaError } from '../errors.ts'
import { listOffsetsOf, OffsetSpec } from '../list-offsets.ts'
import type { ClientLog } from '../log.ts'
import { partitionText } from '../partitions.ts'
import type { OffsetAndMetadata } from './commits.ts'
import type { Assignment, PartitionState } from './partition-state.ts'
import type { ConsumerSettings } from './settings.ts'

const logger = 'org.apache.kafka.clients.consumer.internals.SubscriptionState'

export class Positions {
  readonly #cluster: Cluster
  readonly #settings: ConsumerSettings
  readonly #assignment: Assignment
  readonly #committed: (states: readonly PartitionState[]) => Promise<(OffsetAndMetadata | undefined)[]>
  readonly #log: ClientLog
  #running: Promise<void> | undefined

  constructor(
    cluster: Cluster,
    settings: ConsumerSettings,
    assignment: Assignment,
    committed: (states: readonly PartitionState[]) => Promise<(OffsetAndMetadata | undefined)[]>,
    log: ClientLog
  ) {
    this.#cluster = cluster
    this.#settings = settings
    this.#assignment = assignment
    this.#committed = committed
    this.#log = log
  }

  /** Resolves when every partition was tried; one whose leader or coordinator is not to be had still lacks its position. Rejects with NoOffsetForPartitionException when nothing says where. */
  ensure(): Promise<void> {
    if (this.#missing().length === 0) return Promise.resolve()
    this.#running ??= this.#find().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  #missing(): PartitionState[] {
    return [...this.#assignment.states()].filter(({ position }) => position === undefined)
  }

  async #find(): Promise<void> {
    const unknown = this.#missing().filter(({ reset }) => reset === undefined)
    if (unknown.length > 0) {
      const generations = unknown.map(({ generation }) => generation)
      const committed = await this.#committed(unknown).catch((error) => {
        if (asKafkaError(error).retriable) return undefined
        throw error
      })
      if (committed === undefined) return
      unknown.forEach((state, at) => {
        if (state.generation !== generations[at]) return
        const found = committed[at]
        if (found === undefined) this.reset(state)
        else state.seek({ offset: found.offset, leaderEpoch: found.leaderEpoch ?? -1 })
      })
    }
    await this.#lookUp(this.#missing())
  }

  /** As auto.offset.reset says. */
  reset(state: PartitionState): void {
    const time = this.#settings.resetTime(Date.now())
    if (time === undefined)
      throw new KafkaError(
        ErrorCode.OFFSET_OUT_OF_RANGE,
        'org.apache.kafka.clients.consumer.NoOffsetForPartitionException',
        `Undefined offset with no reset policy for partitions: [${partitionText(state)}]`
      )
    state.seek(undefined, time)
  }

  async #lookUp(states: readonly PartitionState[]): Promise<void> {
    const asked = states.flatMap((state) =>
      state.reset === undefined
        ? []
        : [
            {
              topic: state.topic,
              partition: state.partition,
              timestamp: state.reset,
              state,
              generation: state.generation
            }
          ]
    )
    if (asked.length === 0) return
    const { readCommitted, apiTimeoutMs: timeoutMs } = this.#settings
    const found = await listOffsetsOf(this.#cluster, asked, { readCommitted, timeoutMs })
    const beyond: PartitionState[] = []
    for (const { state, generation } of asked) {
      const outcome = found.get(partitionText(state))
      if (outcome === undefined || state.generation !== generation) continue
      // Not now; the next poll looks again.
      if (outcome.error?.retriable === true) continue
      if (outcome.error !== undefined) throw outcome.error
      const { offset, leaderEpoch } = outcome.value
      if (offset < 0 && (state.reset ?? 0) >= 0) {
        // No record is that young: the end, then.
        state.reset = OffsetSpec.latest
        beyond.push(state)
        continue
      }
      state.seek({ offset: Math.max(0, offset), leaderEpoch })
      this.#log('info', logger, `Resetting offset for partition ${partitionText(state)} to position ${offset}.`)
    }
    if (beyond.length > 0) await this.#lookUp(beyond)
  }
}
