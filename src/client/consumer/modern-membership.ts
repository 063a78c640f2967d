// One member of a consumer group by the newer protocol (KIP-848): the coordinator deals partitions out, and one request, the
// heartbeat, says everything: joining, what the member wants and has, leaving; its answer brings what to have.
//
// A new assignment is only noted when it arrives; it is taken over by `ensure`, which the owner calls from poll.

import { ErrorCode } from '#model/error-code.js'
import type { Uuid } from '#model/uuid.js'
import { systemRandom } from '#runtime/random.js'
import type { Cluster } from '../cluster.ts'
import type { PartitionsByTopic } from '../consumer-protocol.ts'
import { asError, asKafkaError, type KafkaError } from '../errors.ts'
import type { Committer } from './commits.ts'
import type { GroupCoordinator } from './coordinator.ts'
import type { GroupMembership, MembershipEvents } from './member.ts'

export interface ModernSettings {
  readonly groupInstanceId: string | undefined
  readonly maxPollIntervalMs: number
  readonly remoteAssignor: string | undefined
  readonly rack: string
}

const epochOf = { joining: 0, leaving: -1, leavingForAWhile: -2 } as const

type Target = readonly { readonly topicId: Uuid; readonly partitions: readonly number[] }[]

/** The member is not one any more, or not in this epoch: what it has may be another's already. */
const fenced: ReadonlySet<number> = new Set<number>([ErrorCode.FENCED_MEMBER_EPOCH, ErrorCode.UNKNOWN_MEMBER_ID])

export class ModernMembership implements GroupMembership {
  readonly isCooperative = true
  readonly leads = false
  readonly #cluster: Cluster
  readonly #coordinator: GroupCoordinator
  readonly #settings: ModernSettings
  readonly #events: MembershipEvents
  readonly #memberId: string = systemRandom.uuid()
  #epoch: number = epochOf.joining
  #isLost = false
  #target: Target | undefined
  /** What the coordinator has to be told with the next heartbeat. */
  #tellsTopics = true
  #tellsOwned = true
  #working: Promise<void> | undefined
  #beating: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #intervalMs = 1000
  #polledAt = performance.now()
  #fatal: KafkaError | undefined
  #stopped = false
  onChange: (() => void) | undefined

  constructor(cluster: Cluster, coordinator: GroupCoordinator, settings: ModernSettings, events: MembershipEvents) {
    this.#cluster = cluster
    this.#coordinator = coordinator
    this.#settings = settings
    this.#events = events
  }

  get committer(): Committer {
    const groupInstanceId = this.#settings.groupInstanceId ?? null
    return { memberId: this.#memberId, generation: this.#epoch, groupInstanceId }
  }

  get isMember(): boolean {
    return this.#epoch > 0
  }

  /** What the member wants has changed. */
  requestRejoin(): void {
    this.#tellsTopics = true
    this.onChange?.()
  }

  ensure(): Promise<void> {
    this.#polledAt = performance.now()
    if (this.#fatal !== undefined) return Promise.reject(this.#fatal)
    const isSettled = this.isMember && this.#target === undefined && !this.#isLost && !this.#tellsTopics
    if (isSettled) return Promise.resolve()
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
    })
    return this.#working
  }

  async #work(): Promise<void> {
    if (this.#isLost) {
      this.#isLost = false
      await this.#events.preparing(true)
    }
    while (!this.isMember || this.#tellsTopics) {
      await this.#beat()
      if (this.#fatal !== undefined) throw this.#fatal
      if (this.#isLost) return
      if (!this.isMember) await this.#cluster.rest(1)
    }
    const target = this.#target
    if (target === undefined) return
    this.#target = undefined
    await this.#events.assigned(await this.#named(target))
    // The coordinator gives what was given up to others when it hears of it.
    this.#tellsOwned = true
    await this.#beat()
  }

  async #named(target: Target): Promise<PartitionsByTopic> {
    const nameOf = (id: Uuid): string | undefined => this.#cluster.view.namesById.get(id)
    if (target.some(({ topicId }) => nameOf(topicId) === undefined)) await this.#cluster.refresh()
    const partitions = new Map<string, readonly number[]>()
    for (const { topicId, partitions: list } of target) {
      const name = nameOf(topicId)
      // Made a moment ago and not told to everybody yet: the next heartbeat but one brings it again.
      if (name !== undefined) partitions.set(name, list)
    }
    return partitions
  }

  /** One at a time. Never rejects: what it was told is noted. */
  #beat(): Promise<void> {
    clearTimeout(this.#timer)
    this.#beating ??= this.#send().finally(() => {
      this.#beating = undefined
      if (this.#stopped) return
      this.#timer = setTimeout(() => void this.#beatAgain(), this.#intervalMs)
      this.#timer.unref()
    })
    return this.#beating
  }

  async #beatAgain(): Promise<void> {
    if (performance.now() - this.#polledAt > this.#settings.maxPollIntervalMs) {
      await this.leave()
      this.#isLost = true
      this.#stopped = false
      this.#epoch = epochOf.joining
      return
    }
    if (this.isMember) await this.#beat()
  }

  async #send(): Promise<void> {
    try {
      const joins = this.#epoch === epochOf.joining
      const { groupInstanceId = null, maxPollIntervalMs, remoteAssignor = null, rack } = this.#settings
      const topics = joins || this.#tellsTopics ? await this.#events.topics() : null
      const owned = joins ? [] : this.#tellsOwned ? this.#ownedById() : null
      const answer = await this.#coordinator.request('ConsumerGroupHeartbeat', {
        groupId: this.#coordinator.groupId,
        memberId: this.#memberId,
        memberEpoch: this.#epoch,
        instanceId: groupInstanceId,
        rackId: joins && rack !== '' ? rack : null,
        rebalanceTimeoutMs: joins ? maxPollIntervalMs : -1,
        subscribedTopicNames: topics === null ? null : [...topics],
        serverAssignor: joins ? remoteAssignor : null,
        topicPartitions: owned
      })
      this.#coordinator.told(answer.errorCode)
      if (answer.errorCode !== ErrorCode.NONE) throw asError(answer.errorCode, answer.errorMessage)
      if (topics !== null) this.#tellsTopics = false
      if (owned !== null) this.#tellsOwned = false
      this.#epoch = answer.memberEpoch
      this.#intervalMs = answer.heartbeatIntervalMs
      if (answer.assignment !== null) this.#note(answer.assignment.topicPartitions)
    } catch (error) {
      this.#failed(asKafkaError(error))
    }
  }

  #note(target: Target): void {
    this.#target = target
    this.onChange?.()
  }

  #failed(error: KafkaError): void {
    if (fenced.has(error.code)) {
      this.#epoch = epochOf.joining
      this.#target = undefined
      this.#tellsTopics = true
      this.#isLost = true
      this.onChange?.()
    } else if (!error.retriable && error.code !== ErrorCode.UNRELEASED_INSTANCE_ID) {
      this.#fatal = error
      this.onChange?.()
    } else if (this.isMember) this.#tellsOwned = true
  }

  #ownedById(): { topicId: Uuid; partitions: number[] }[] {
    return [...this.#events.owned()].flatMap(([name, partitions]) => {
      const topicId = this.#cluster.topic(name)?.id
      return topicId === undefined ? [] : [{ topicId, partitions: [...partitions] }]
    })
  }

  /** Static members say that they will be back. */
  async leave(): Promise<void> {
    this.stop()
    await this.#beating
    if (!this.isMember) return
    const { groupInstanceId = null } = this.#settings
    const memberEpoch = groupInstanceId === null ? epochOf.leaving : epochOf.leavingForAWhile
    this.#epoch = memberEpoch
    try {
      const { groupId } = this.#coordinator
      const who = { groupId, memberId: this.#memberId, memberEpoch, instanceId: groupInstanceId }
      await this.#coordinator.request('ConsumerGroupHeartbeat', { ...who, topicPartitions: [] })
    } catch {
      // The coordinator will notice by itself, when the session is over.
    }
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }
}
