// One member of a classic consumer group: joins, deals partitions out when it leads, syncs, keeps its place by heartbeats and
// leaves. What partitions mean is the consumer's business: it is told through `MembershipEvents`.
//
// The owner calls `ensure` from poll. Between two calls a heartbeat timer runs; it only notes what it was told, so that an
// assignment never changes but by an `ensure`. A member that is not polled for max.poll.interval.ms leaves the group.

import { ErrorCode } from '#model/error-code.js'
import type { JoinGroupResponse } from '#protocol/generated/join-group-response.js'
import type { PartitionsByTopic } from '../consumer-protocol.ts'
import { readAssignment, readSubscription, writeAssignment, writeSubscription } from '../consumer-protocol.ts'
import { asError, asKafkaError, type KafkaError } from '../errors.ts'
import type { ClientLog } from '../log.ts'
import type { Assignor, GroupMember } from './assignors/assignor.ts'
import type { Committer } from './commits.ts'
import type { GroupCoordinator } from './coordinator.ts'
import type { GroupMembership, MembershipEvents } from './member.ts'

export interface MembershipSettings {
  readonly groupInstanceId: string | undefined
  readonly sessionTimeoutMs: number
  readonly maxPollIntervalMs: number
  readonly heartbeatMs: number
  readonly requestTimeoutMs: number
  readonly rack: string
}

const logger = 'org.apache.kafka.clients.consumer.internals.ConsumerCoordinator'

export class Membership implements GroupMembership {
  readonly #coordinator: GroupCoordinator
  readonly #settings: MembershipSettings
  readonly #assignors: readonly Assignor[]
  readonly #events: MembershipEvents
  readonly #log: ClientLog
  #memberId = ''
  #generation = -1
  #rejoin: string | undefined = 'the consumer subscribed'
  #isPrepared = false
  #isLost = false
  #joining: Promise<void> | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #polledAt = performance.now()
  #answeredAt = performance.now()
  #fatal: KafkaError | undefined
  #leads = false
  /** Called when a poll that waits should look again. */
  onChange: (() => void) | undefined

  constructor(
    coordinator: GroupCoordinator,
    settings: MembershipSettings,
    assignors: readonly Assignor[],
    events: MembershipEvents,
    log: ClientLog
  ) {
    this.#coordinator = coordinator
    this.#settings = settings
    this.#assignors = assignors
    this.#events = events
    this.#log = log
  }

  /** Eager when any of the assignors is: then everything is given up before joining. */
  get isCooperative(): boolean {
    return this.#assignors.every((assignor) => assignor.isCooperative)
  }

  get committer(): Committer {
    return {
      memberId: this.#memberId,
      generation: this.#generation,
      groupInstanceId: this.#settings.groupInstanceId ?? null
    }
  }

  get isMember(): boolean {
    return this.#generation >= 0 && this.#rejoin === undefined
  }

  /** Whether it deals partitions out: then it is the one to watch for topics that grow. */
  get leads(): boolean {
    return this.#leads
  }

  get memberId(): string {
    return this.#memberId
  }

  get generation(): number {
    return this.#generation
  }

  /** The group must come together again: the next `ensure` sees to it. */
  requestRejoin(reason: string): void {
    if (this.#rejoin !== undefined) return
    this.#rejoin = reason
    this.#log('info', logger, `Request joining group due to: ${reason}`)
    this.onChange?.()
  }

  /** Resolves when the member has a valid assignment. Called again while an earlier call is under way, it joins that one. */
  ensure(): Promise<void> {
    this.#polledAt = performance.now()
    if (this.#fatal !== undefined) return Promise.reject(this.#fatal)
    if (this.#rejoin === undefined) return Promise.resolve()
    this.#joining ??= this.#join().finally(() => {
      this.#joining = undefined
    })
    return this.#joining
  }

  async #join(): Promise<void> {
    while (this.#rejoin !== undefined) {
      try {
        await this.#joinOnce()
      } catch (error) {
        const failure = asKafkaError(error)
        if (!this.#mayJoinAgain(failure)) throw error
        await new Promise((resolve) => setTimeout(resolve, failure.code === ErrorCode.MEMBER_ID_REQUIRED ? 0 : 100))
      }
    }
  }

  async #joinOnce(): Promise<void> {
    if (!this.#isPrepared) {
      await this.#events.preparing(this.#isLost)
      this.#isPrepared = true
      this.#isLost = false
    }
    const reason = this.#rejoin ?? ''
    const joined = await this.#requestJoin(reason)
    this.#memberId = joined.memberId
    this.#generation = joined.generationId
    this.#leads = joined.leader === joined.memberId
    // Asked for while this was under way: once more, then.
    this.#rejoin = undefined
    this.#isPrepared = false
    const assignor = this.#assignors.find(({ name }) => name === joined.protocolName)
    if (assignor === undefined)
      throw asError(
        ErrorCode.INCONSISTENT_GROUP_PROTOCOL,
        `the group chose ${joined.protocolName}, which this member lacks`
      )
    let assignment: PartitionsByTopic
    try {
      assignment = await this.#sync(joined, assignor)
    } catch (error) {
      this.#rejoin ??= 'the assignment could not be fetched'
      this.#isPrepared = true
      throw error
    }
    this.#answeredAt = performance.now()
    this.#beat()
    this.#log('info', logger, `Successfully synced group in generation ${this.#generation} as ${this.#memberId}`)
    if (await this.#events.assigned(assignment)) this.requestRejoin('partitions were given up that others wait for')
  }

  async #requestJoin(reason: string): Promise<JoinGroupResponse> {
    const { groupInstanceId = null, sessionTimeoutMs, maxPollIntervalMs, rack } = this.#settings
    const topics = await this.#events.topics()
    const had = this.#events.owned()
    // Eager members have given up everything by now; what they had is at most for the assignor to know.
    const owned: PartitionsByTopic = this.isCooperative ? had : new Map()
    const answer = await this.#coordinator.request(
      'JoinGroup',
      {
        groupId: this.#coordinator.groupId,
        sessionTimeoutMs,
        rebalanceTimeoutMs: maxPollIntervalMs,
        memberId: this.#memberId,
        groupInstanceId,
        protocolType: 'consumer',
        protocols: this.#assignors.map((assignor) => ({
          name: assignor.name,
          metadata: writeSubscription({
            topics,
            userData: assignor.userData(had, this.#generation),
            owned,
            generation: this.#generation,
            rackId: rack === '' ? null : rack
          })
        })),
        reason
      },
      // The coordinator waits for the others, as long as their time to rejoin is.
      { timeoutMs: Math.max(this.#settings.requestTimeoutMs, maxPollIntervalMs + 5000) }
    )
    if (answer.errorCode === ErrorCode.MEMBER_ID_REQUIRED) this.#memberId = answer.memberId
    this.#check(answer.errorCode)
    return answer
  }

  async #sync(joined: JoinGroupResponse, assignor: Assignor): Promise<PartitionsByTopic> {
    const leads = joined.leader === joined.memberId && !joined.skipAssignment
    const assignments = leads ? await this.#deal(joined, assignor) : []
    const answer = await this.#coordinator.request(
      'SyncGroup',
      {
        groupId: this.#coordinator.groupId,
        generationId: joined.generationId,
        memberId: joined.memberId,
        groupInstanceId: this.#settings.groupInstanceId ?? null,
        protocolType: 'consumer',
        protocolName: joined.protocolName,
        assignments
      },
      { timeoutMs: Math.max(this.#settings.requestTimeoutMs, this.#settings.maxPollIntervalMs + 5000) }
    )
    this.#check(answer.errorCode)
    return answer.assignment.length === 0 ? new Map() : readAssignment(answer.assignment).partitions
  }

  async #deal(joined: JoinGroupResponse, assignor: Assignor): Promise<{ memberId: string; assignment: Buffer }[]> {
    const members = joined.members.map(
      ({ memberId, groupInstanceId, metadata }): GroupMember => ({
        memberId,
        groupInstanceId,
        subscription: readSubscription(metadata)
      })
    )
    const topics = new Set(members.flatMap(({ subscription }) => subscription.topics))
    const dealt = assignor.assign(await this.#events.partitionCounts(topics), members)
    return [...dealt].map(([memberId, partitions]) => ({
      memberId,
      assignment: writeAssignment({ partitions, userData: null })
    }))
  }

  /** Throws what an answer's code means, after noting what it says about this member. */
  #check(code: number): void {
    if (code === ErrorCode.NONE) return
    this.#coordinator.told(code)
    if (code === ErrorCode.UNKNOWN_MEMBER_ID) this.#forget('', -1)
    else if (code === ErrorCode.ILLEGAL_GENERATION) this.#forget(this.#memberId, -1)
    else if (code === ErrorCode.FENCED_INSTANCE_ID) this.#fatal = asError(code)
    throw asError(code)
  }

  /** What it had is lost: others may have it already. */
  #forget(memberId: string, generation: number): void {
    if (this.#generation >= 0) {
      this.#isLost = true
      this.#isPrepared = false
    }
    this.#memberId = memberId
    this.#generation = generation
  }

  #mayJoinAgain({ code, retriable }: KafkaError): boolean {
    return (
      retriable ||
      code === ErrorCode.MEMBER_ID_REQUIRED ||
      code === ErrorCode.UNKNOWN_MEMBER_ID ||
      code === ErrorCode.ILLEGAL_GENERATION ||
      code === ErrorCode.REBALANCE_IN_PROGRESS
    )
  }

  #beat(): void {
    clearTimeout(this.#heartbeat)
    this.#heartbeat = setTimeout(() => void this.#sendHeartbeat(), this.#settings.heartbeatMs)
    this.#heartbeat.unref()
  }

  async #sendHeartbeat(): Promise<void> {
    if (this.#generation < 0) return
    const now = performance.now()
    if (now - this.#polledAt > this.#settings.maxPollIntervalMs) {
      await this.#leaveUnpolled()
      return
    }
    const { groupInstanceId = null, requestTimeoutMs, sessionTimeoutMs } = this.#settings
    // While it joins, the join itself keeps its place, and its old generation is soon not the group's any more.
    if (this.#joining !== undefined) {
      this.#beat()
      return
    }
    const generation = this.#generation
    try {
      const answer = await this.#coordinator.request(
        'Heartbeat',
        {
          groupId: this.#coordinator.groupId,
          generationId: generation,
          memberId: this.#memberId,
          groupInstanceId
        },
        { timeoutMs: Math.min(requestTimeoutMs, sessionTimeoutMs) }
      )
      // Joined anew meanwhile: what is said of the generation before is of no use.
      if (generation !== this.#generation) return
      if (this.#joining !== undefined) {
        this.#beat()
        return
      }
      if (answer.errorCode === ErrorCode.REBALANCE_IN_PROGRESS) {
        this.requestRejoin('group is already rebalancing')
        this.#answeredAt = performance.now()
      } else {
        this.#check(answer.errorCode)
        this.#answeredAt = performance.now()
      }
    } catch (error) {
      this.#heartbeatFailed(asKafkaError(error))
    }
    if (this.#generation >= 0) this.#beat()
  }

  #heartbeatFailed(error: KafkaError): void {
    if (this.#fatal !== undefined) this.onChange?.()
    else if (this.#generation < 0) this.requestRejoin(error.message)
    else if (performance.now() - this.#answeredAt > this.#settings.sessionTimeoutMs) {
      this.#forget('', -1)
      this.requestRejoin('the session has expired without an answer from the coordinator')
    }
  }

  async #leaveUnpolled(): Promise<void> {
    this.#log(
      'warn',
      logger,
      'consumer poll timeout has expired. This means the time between subsequent calls to poll() was longer than the configured ' +
        'max.poll.interval.ms, which typically implies that the poll loop is spending too much time processing messages.'
    )
    await this.leave('consumer poll timeout has expired.')
    this.requestRejoin('the consumer was not polled in time')
  }

  /** Static members stay until their session ends: they are expected back. */
  async leave(reason: string): Promise<void> {
    clearTimeout(this.#heartbeat)
    const memberId = this.#memberId
    this.#forget('', -1)
    if (memberId === '' || this.#settings.groupInstanceId !== undefined) return
    try {
      await this.#coordinator.request('LeaveGroup', {
        groupId: this.#coordinator.groupId,
        memberId,
        members: [{ memberId, groupInstanceId: null, reason }]
      })
    } catch (error) {
      this.#log('info', logger, `LeaveGroup failed: ${asKafkaError(error).message}`)
    }
  }

  stop(): void {
    clearTimeout(this.#heartbeat)
  }
}
