// A classic group as it lives in memory: members, votes, who has joined, who has synced. It is soft state: what survives is
// the record written when a generation becomes stable or the group empty.
//
//                  ┌───────────────── all left ─────────────────┐
//                  v                                            │
//   Empty ──join──> PreparingRebalance ──all joined, or time──> CompletingRebalance ──leader's sync committed──> Stable
//                  ^                                            │                                               │
//                  └──────── join, leave, lost member ──────────┴───────────────────────────────────────────────┘
//
// Dead is what a group that does not exist is called in answers.

import { Alarm } from '#base/alarms.js'
import { invariant } from '#base/invariant.js'
import type { GroupMetadataValue } from '#protocol/generated/records/group-metadata-value.js'
import type { Ticket } from '../runtime/machine.ts'
import type { Due } from './due.ts'
import { Member, type Protocols, type Timeouts } from './member.ts'
import { subscribedTopics } from './subscription.ts'

export type GroupState = 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable'

const consumerType = 'consumer'

export class ClassicGroup {
  readonly groupId: string
  #state: GroupState = 'Empty'
  #stateBefore: GroupState = 'Empty'
  /** -1: the record was written by a version that did not say. */
  stateSinceMs: number
  generation = 0
  protocolType: string | undefined
  protocol: string | undefined
  leader: string | undefined
  readonly members: Map<string, Member> = new Map()
  /** Member id by group.instance.id. */
  readonly staticMembers: Map<string, string> = new Map()
  /** Member ids given out and not joined with yet. */
  readonly pending: Map<string, Alarm<Due>> = new Map()
  /** Members of this generation that have not asked for their assignment yet. */
  readonly pendingSync: Set<string> = new Set()
  readonly joinAlarm: Alarm<Due>
  readonly syncAlarm: Alarm<Due>
  /** Of the initial delay: how long the next and all later extensions may be; undefined when no such delay runs. */
  initialDelay: { readonly delayMs: number; readonly remainingMs: number } | undefined
  /** Somebody new came while the initial delay ran. */
  newMemberAdded = false
  /** Topics of all subscriptions; undefined when they cannot be known. */
  topics: ReadonlySet<string> | undefined
  /** By protocol: how many members know it. */
  readonly #known: Map<string, number> = new Map()
  #joiningCount = 0

  constructor(groupId: string, nowMs: number) {
    this.groupId = groupId
    this.stateSinceMs = nowMs
    this.joinAlarm = new Alarm<Due>({ kind: 'join', group: groupId })
    this.syncAlarm = new Alarm<Due>({ kind: 'sync', group: groupId })
  }

  /** As a record of the log has it. */
  static restore(groupId: string, value: GroupMetadataValue): ClassicGroup {
    const group = new ClassicGroup(groupId, Number(value.currentStateTimestamp))
    group.generation = value.generation
    group.protocolType = value.protocolType === '' ? undefined : value.protocolType
    for (const stored of value.members) {
      const timeouts = {
        rebalanceMs: stored.rebalanceTimeout < 0 ? stored.sessionTimeout : stored.rebalanceTimeout,
        sessionMs: stored.sessionTimeout
      }
      const member = new Member(groupId, stored, timeouts, [
        { name: value.protocol ?? '', metadata: stored.subscription }
      ])
      member.assignment = stored.assignment
      group.add(member)
    }
    group.leader = value.leader ?? undefined
    group.protocol = group.members.size > 0 ? (value.protocol ?? undefined) : undefined
    group.#state = group.members.size > 0 ? 'Stable' : 'Empty'
    group.#stateBefore = group.#state
    group.topics = group.#subscribedTopics()
    return group
  }

  get state(): GroupState {
    return this.#state
  }

  is(...states: GroupState[]): boolean {
    return states.includes(this.#state)
  }

  /** Whether the join phase under way is the first of a group that was empty, which waits for others in any case. */
  get isInitialRebalance(): boolean {
    return this.#state === 'PreparingRebalance' && this.#stateBefore === 'Empty'
  }

  become(state: GroupState, nowMs: number): void {
    this.#stateBefore = this.#state
    this.#state = state
    this.stateSinceMs = nowMs
  }

  get usesConsumerProtocol(): boolean {
    return this.protocolType === consumerType
  }

  isSubscribedTo(topic: string): boolean {
    return this.topics === undefined ? this.usesConsumerProtocol : this.topics.has(topic)
  }

  isLeader(memberId: string): boolean {
    return this.leader === memberId
  }

  /** The longest that any member asks for. */
  get rebalanceTimeoutMs(): number {
    let longest = 0
    for (const { rebalanceTimeoutMs } of this.members.values()) longest = Math.max(longest, rebalanceTimeoutMs)
    return longest
  }

  /** Members whose JoinGroup is parked. */
  get joiningCount(): number {
    return this.#joiningCount
  }

  get hasAllJoined(): boolean {
    return this.#joiningCount === this.members.size && this.pending.size === 0
  }

  /** Parks a member's JoinGroup, or takes it out again to be answered; says what was parked before. */
  park(member: Member, ticket: Ticket | undefined, apiVersion = 0): Ticket | undefined {
    const before = member.joining
    if (before === undefined && ticket !== undefined) this.#joiningCount++
    if (before !== undefined && ticket === undefined) this.#joiningCount--
    member.joining = ticket
    member.joiningVersion = apiVersion
    return before
  }

  /** Whether a member of this type with these protocols could agree with those who are here. */
  supports(protocolType: string, protocols: Protocols): boolean {
    if (this.#state === 'Empty') return protocolType !== '' && protocols.length > 0
    return protocolType === this.protocolType && protocols.some(({ name }) => this.#isShared(name))
  }

  #isShared(protocol: string): boolean {
    return (this.#known.get(protocol) ?? 0) === this.members.size
  }

  #count(protocols: Protocols, by: number): void {
    for (const { name } of protocols) {
      const count = (this.#known.get(name) ?? 0) + by
      if (count === 0) this.#known.delete(name)
      else this.#known.set(name, count)
    }
  }

  /** The shared protocol that most members name first. */
  selectProtocol(): string {
    const votes = new Map<string, number>()
    for (const member of this.members.values()) {
      const vote = member.protocols.find(({ name }) => this.#isShared(name))?.name
      invariant(vote !== undefined, () => `a member of ${this.groupId} knows no protocol of the others`)
      votes.set(vote, (votes.get(vote) ?? 0) + 1)
    }
    let best = ''
    let most = 0
    for (const [name, count] of votes) if (count > most) [best, most] = [name, count]
    return best
  }

  add(member: Member): void {
    invariant(!this.members.has(member.memberId), () => `${member.memberId} is a member twice`)
    this.members.set(member.memberId, member)
    this.#count(member.protocols, 1)
    this.leader ??= member.memberId
    if (member.groupInstanceId !== null) this.staticMembers.set(member.groupInstanceId, member.memberId)
  }

  /** A member says anew what it can do and how long it may take. */
  update(member: Member, protocols: Protocols, timeouts: Timeouts): void {
    this.#count(member.protocols, -1)
    this.#count(protocols, 1)
    member.protocols = protocols
    member.rebalanceTimeoutMs = timeouts.rebalanceMs
    member.sessionTimeoutMs = timeouts.sessionMs
  }

  remove(memberId: string): void {
    const member = this.members.get(memberId)
    if (member === undefined) return
    invariant(
      member.joining === undefined && member.syncing === undefined,
      () => `${memberId} leaves ${this.groupId} with a request unanswered`
    )
    this.members.delete(memberId)
    this.#count(member.protocols, -1)
    this.pendingSync.delete(memberId)
    const instance = member.groupInstanceId
    if (instance !== null && this.staticMembers.get(instance) === memberId) this.staticMembers.delete(instance)
    if (this.leader === memberId) this.leader = this.members.keys().next().value
  }

  /** A static member came back under another id; it keeps its place, its assignment and, if it had it, the lead. */
  replaceStatic(old: Member, memberId: string): Member {
    invariant(old.groupInstanceId !== null, () => `${old.memberId} is no static member`)
    const { groupInstanceId, clientId, clientHost } = old
    const replacement = new Member(
      this.groupId,
      { memberId, groupInstanceId, clientId, clientHost },
      { rebalanceMs: old.rebalanceTimeoutMs, sessionMs: old.sessionTimeoutMs },
      old.protocols
    )
    replacement.assignment = old.assignment
    const led = this.isLeader(old.memberId)
    const owedSync = this.pendingSync.has(old.memberId)
    this.remove(old.memberId)
    if (led) this.leader = memberId
    this.add(replacement)
    if (owedSync) this.pendingSync.add(memberId)
    return replacement
  }

  /** Keeps the leader if it has joined, else takes the first who has. False: nobody has. */
  electJoinedLeader(): boolean {
    if (this.leader === undefined) return false
    if (this.members.get(this.leader)?.joining !== undefined) return true
    for (const { memberId, joining } of this.members.values()) {
      if (joining === undefined) continue
      this.leader = memberId
      return true
    }
    return false
  }

  /** The join phase is over: the members that are here are those of the next generation. */
  beginGeneration(nowMs: number): void {
    this.generation++
    this.pendingSync.clear()
    if (this.members.size === 0) {
      this.protocol = undefined
      this.become('Empty', nowMs)
    } else {
      this.protocol = this.selectProtocol()
      this.become('CompletingRebalance', nowMs)
    }
    this.topics = this.#subscribedTopics()
  }

  #subscribedTopics(): ReadonlySet<string> | undefined {
    if (this.protocolType === undefined) return undefined
    if (this.members.size === 0) return new Set()
    if (!this.usesConsumerProtocol || this.protocol === undefined) return undefined
    const topics = new Set<string>()
    for (const member of this.members.values()) {
      const subscribed = subscribedTopics(member.metadata(this.protocol))
      if (subscribed === undefined) return undefined
      for (const topic of subscribed) topics.add(topic)
    }
    return topics
  }

  /** What the log is to hold of it, with the assignments given. */
  toValue(assignmentOf: (member: Member) => Buffer): GroupMetadataValue {
    const { protocol } = this
    return {
      protocolType: this.protocolType ?? '',
      generation: this.generation,
      protocol: protocol ?? null,
      leader: this.leader ?? null,
      currentStateTimestamp: this.stateSinceMs,
      members: [...this.members.values()].map((member) => ({
        memberId: member.memberId,
        groupInstanceId: member.groupInstanceId,
        clientId: member.clientId,
        clientHost: member.clientHost,
        rebalanceTimeout: member.rebalanceTimeoutMs,
        sessionTimeout: member.sessionTimeoutMs,
        subscription: protocol === undefined ? Buffer.alloc(0) : member.metadata(protocol),
        assignment: assignmentOf(member)
      }))
    }
  }
}
