// When a consumer's offsets are committed: asked for, by the clock, and before partitions are given up.

import type { Cluster } from '../cluster.ts'
import { asKafkaError, illegalState } from '../errors.ts'
import type { ClientLog } from '../log.ts'
import type { TopicPartition } from '../partitions.ts'
import { within } from '../retry.ts'
import { type Committer, commitOffsets, committedOffsets, type OffsetAndMetadata } from './commits.ts'
import type { GroupCoordinator } from './coordinator.ts'
import type { Assignment } from './partition-state.ts'
import type { ConsumerSettings } from './settings.ts'

const logger = 'org.apache.kafka.clients.consumer.internals.ConsumerCoordinator'

/** Who has assigned partitions to himself commits as this. */
const nobody: Committer = { memberId: '', generation: -1, groupInstanceId: null }

export interface GroupOffsetsParts {
  readonly cluster: Cluster
  readonly settings: ConsumerSettings
  readonly assignment: Assignment
  readonly coordinator: GroupCoordinator | undefined
  readonly log: ClientLog
}

export class GroupOffsets {
  readonly #parts: GroupOffsetsParts
  readonly #member: () => Committer | undefined
  #committedAt = performance.now()
  #committing = false

  constructor(parts: GroupOffsetsParts, member: () => Committer | undefined) {
    this.#parts = parts
    this.#member = member
  }

  requireGroup(): GroupCoordinator {
    const { coordinator } = this.#parts
    if (coordinator !== undefined) return coordinator
    throw illegalState(
      'To use the group management or offset commit APIs, you must provide a valid group.id in the consumer configuration.'
    )
  }

  async commit(offsets: readonly OffsetAndMetadata[] = this.#handedOut()): Promise<void> {
    const coordinator = this.requireGroup()
    await coordinator.retrying(this.#parts.settings.apiTimeoutMs, 'successfully committing offsets', () =>
      commitOffsets(coordinator, this.#member() ?? nobody, offsets)
    )
  }

  /** Undefined where there is none; without a group there are none. */
  async committed(partitions: readonly TopicPartition[]): Promise<(OffsetAndMetadata | undefined)[]> {
    const { coordinator, settings } = this.#parts
    if (coordinator === undefined) return partitions.map(() => undefined)
    const what = 'the last committed offset for partitions could be determined'
    return coordinator.retrying(settings.apiTimeoutMs, what, () => committedOffsets(coordinator, partitions, true))
  }

  #handedOut(): OffsetAndMetadata[] {
    return [...this.#parts.assignment.states()].flatMap(({ topic, partition, position }) =>
      position === undefined ? [] : [{ topic, partition, ...position }]
    )
  }

  /** Every auto.commit.interval.ms, without waiting for the answer. */
  commitIfDue(): void {
    const { settings, log } = this.#parts
    const { autoCommitMs } = settings
    if (autoCommitMs === undefined || this.#committing || performance.now() - this.#committedAt < autoCommitMs) return
    const offsets = this.#handedOut()
    this.#committedAt = performance.now()
    if (offsets.length === 0) return
    this.#committing = true
    commitOffsets(this.requireGroup(), this.#member() ?? nobody, offsets)
      .catch((error) => log('warn', logger, `Asynchronous auto-commit failed: ${asKafkaError(error).message}`))
      .finally(() => {
        this.#committing = false
      })
  }

  /** Before partitions go; where commits are automatic, and as far as it can be done soon. Never rejects. */
  async commitQuietly(): Promise<void> {
    const { settings, coordinator, cluster, log } = this.#parts
    if (settings.autoCommitMs === undefined || coordinator === undefined) return
    const offsets = this.#handedOut()
    if (offsets.length === 0) return
    const late = (): Error => illegalState('no answer in time')
    try {
      const committed = commitOffsets(coordinator, this.#member() ?? nobody, offsets)
      await within(cluster.settings.requestTimeoutMs, late, committed)
    } catch (error) {
      log('warn', logger, `Synchronous auto-commit failed: ${asKafkaError(error).message}`)
    }
  }
}
