// The phases of a rebalance: who is waited for, how long, and what ends the wait.
//
//   prepare ──> join phase: until every member has joined again, at most the longest rebalance time-out; an empty group
//                           waits group.initial.rebalance.delay.ms instead, again while new members come (KIP-134)
//   complete ──> sync phase: the leader's assignment is awaited, at most the rebalance time-out; whoever has not asked for
//                           it by then is removed
//
// Members that hold a parked request need no heartbeat; their session begins anew with the answer.

import type { Alarm, Alarms } from '#base/alarms.js'
import { ErrorCode } from '#model/error-code.js'
import type { JoinGroupResponse } from '#protocol/generated/join-group-response.js'
import type { ClassicGroup } from './classic-group.ts'
import type { Due } from './due.ts'
import type { Member } from './member.ts'
import { joinAnswer, joinRefusal, syncAnswer, syncRefusal } from './responses.ts'
import type { GroupSettings } from './settings.ts'
import type { Turn } from './turn.ts'

const noAssignment = Buffer.alloc(0)

export class Rebalances {
  readonly #alarms: Alarms<Due>
  readonly #settings: GroupSettings

  constructor(alarms: Alarms<Due>, settings: GroupSettings) {
    this.#alarms = alarms
    this.#settings = settings
  }

  schedule(alarm: Alarm<Due>, dueMs: number): void {
    this.#alarms.set(alarm, dueMs)
  }

  cancel(alarm: Alarm<Due>): void {
    this.#alarms.cancel(alarm)
  }

  /** A sign of life. */
  renewSession(member: Member, turn: Turn): void {
    this.#alarms.set(member.session, turn.nowMs + member.sessionTimeoutMs)
  }

  /** Something changed that the members must agree on again. */
  rebalance(group: ClassicGroup, turn: Turn): void {
    if (group.is('PreparingRebalance')) this.completeIfAllJoined(group, turn)
    else this.prepare(group, turn)
  }

  prepare(group: ClassicGroup, turn: Turn): void {
    if (group.is('CompletingRebalance')) this.resetAssignments(group, ErrorCode.REBALANCE_IN_PROGRESS, turn)
    this.#alarms.cancel(group.syncAlarm)
    const wasEmpty = group.is('Empty')
    group.become('PreparingRebalance', turn.nowMs)
    if (!wasEmpty) {
      this.#awaitJoins(group, turn)
      return
    }
    const delayMs = this.#settings.initialRebalanceDelayMs()
    group.newMemberAdded = false
    group.initialDelay = { delayMs, remainingMs: Math.max(group.rebalanceTimeoutMs - delayMs, 0) }
    this.#alarms.set(group.joinAlarm, turn.nowMs + delayMs)
  }

  #awaitJoins(group: ClassicGroup, turn: Turn): void {
    if (group.hasAllJoined) this.#complete(group, turn)
    else this.#alarms.set(group.joinAlarm, turn.nowMs + phaseMs(group))
  }

  completeIfAllJoined(group: ClassicGroup, turn: Turn): void {
    if (!group.is('PreparingRebalance') || group.isInitialRebalance || !group.hasAllJoined) return
    this.#complete(group, turn)
  }

  joinPhaseTimedOut(group: ClassicGroup, turn: Turn): void {
    if (!group.is('PreparingRebalance')) return
    const { initialDelay } = group
    if (initialDelay === undefined || !group.newMemberAdded || initialDelay.remainingMs === 0) {
      this.#complete(group, turn)
      return
    }
    group.newMemberAdded = false
    const delayMs = Math.min(this.#settings.initialRebalanceDelayMs(), initialDelay.remainingMs)
    group.initialDelay = { delayMs, remainingMs: Math.max(initialDelay.remainingMs - initialDelay.delayMs, 0) }
    this.#alarms.set(group.joinAlarm, turn.nowMs + delayMs)
  }

  /** Ends the join phase with those who came. Static members may be late: only their session ends their membership. */
  #complete(group: ClassicGroup, turn: Turn): void {
    this.#alarms.cancel(group.joinAlarm)
    group.initialDelay = undefined
    for (const member of [...group.members.values()]) {
      if (member.joining === undefined && member.groupInstanceId === null) this.drop(group, member, turn)
    }
    if (!group.electJoinedLeader() && group.members.size > 0) {
      // Nobody came but static members may yet; the next to notice is their session, or this alarm.
      this.#alarms.set(group.joinAlarm, turn.nowMs + phaseMs(group))
      return
    }
    group.beginGeneration(turn.nowMs)
    if (group.is('Empty')) {
      turn.records.push({ kind: 'group', group: group.groupId, value: group.toValue(() => noAssignment) })
      return
    }
    for (const member of group.members.values()) {
      this.#answerJoin(group, member, joinAnswer(group, member.memberId), turn)
      this.renewSession(member, turn)
      member.isNew = false
      group.pendingSync.add(member.memberId)
    }
    this.#alarms.set(group.syncAlarm, turn.nowMs + phaseMs(group))
  }

  syncPhaseTimedOut(group: ClassicGroup, turn: Turn): void {
    if (!group.is('CompletingRebalance', 'Stable') || group.pendingSync.size === 0) return
    for (const memberId of [...group.pendingSync]) {
      const member = group.members.get(memberId)
      if (member !== undefined) this.drop(group, member, turn)
    }
    this.prepare(group, turn)
  }

  hasSynced(group: ClassicGroup, memberId: string): void {
    group.pendingSync.delete(memberId)
    if (group.pendingSync.size === 0) this.#alarms.cancel(group.syncAlarm)
  }

  /** The assignment is in the log: it is what every member gets. */
  assign(group: ClassicGroup, assignments: ReadonlyMap<string, Buffer>, turn: Turn): void {
    for (const member of group.members.values()) {
      member.assignment = assignments.get(member.memberId) ?? noAssignment
      this.#answerSync(member, syncAnswer(group, member.assignment), turn)
      this.renewSession(member, turn)
    }
    group.become('Stable', turn.nowMs)
  }

  /** There is no assignment: who waits for one is told why, and joins again. */
  resetAssignments(group: ClassicGroup, error: ErrorCode, turn: Turn): void {
    for (const member of group.members.values()) {
      member.assignment = noAssignment
      if (member.syncing === undefined) continue
      this.#answerSync(member, syncRefusal(error), turn)
      this.renewSession(member, turn)
    }
  }

  sessionTimedOut(group: ClassicGroup, member: Member, turn: Turn): void {
    if (group.members.get(member.memberId) !== member || member.isWaiting) return
    this.drop(group, member, turn)
    this.memberGone(group, turn)
  }

  pendingMemberTimedOut(group: ClassicGroup, memberId: string, turn: Turn): void {
    if (!group.pending.delete(memberId)) return
    this.completeIfAllJoined(group, turn)
  }

  forgetPending(group: ClassicGroup, memberId: string): void {
    const alarm = group.pending.get(memberId)
    if (alarm === undefined) return
    this.#alarms.cancel(alarm)
    group.pending.delete(memberId)
  }

  /** Members left or were lost: the others share out again what they had. */
  memberGone(group: ClassicGroup, turn: Turn): void {
    if (!group.is('Empty')) this.rebalance(group, turn)
  }

  /** Takes a member out. What it has parked is answered: whoever still waits there is to begin again as somebody new. */
  drop(group: ClassicGroup, member: Member, turn: Turn): void {
    this.#alarms.cancel(member.session)
    this.refuseJoin(group, member, { memberId: '', error: ErrorCode.UNKNOWN_MEMBER_ID }, turn)
    this.#answerSync(member, syncRefusal(ErrorCode.UNKNOWN_MEMBER_ID), turn)
    group.remove(member.memberId)
  }

  /** Another holds the member's instance id from now on: whoever still waits under the old member id is told. */
  fence(group: ClassicGroup, member: Member, turn: Turn): void {
    this.#alarms.cancel(member.session)
    this.refuseJoin(group, member, { memberId: member.memberId, error: ErrorCode.FENCED_INSTANCE_ID }, turn)
    this.#answerSync(member, syncRefusal(ErrorCode.FENCED_INSTANCE_ID), turn)
  }

  /** Nobody coordinates the group here any more: whoever waits is sent away. */
  abandon(group: ClassicGroup, error: ErrorCode, turn: Turn): void {
    for (const member of group.members.values()) {
      this.refuseJoin(group, member, { memberId: member.memberId, error }, turn)
      this.#answerSync(member, syncRefusal(error), turn)
    }
  }

  /** Sends away the JoinGroup that the member has parked, if it has. */
  refuseJoin(
    group: ClassicGroup,
    member: Member,
    { memberId, error }: { readonly memberId: string; readonly error: ErrorCode },
    turn: Turn
  ): void {
    this.#answerJoin(group, member, joinRefusal(memberId, error, member.joiningVersion), turn)
  }

  #answerJoin(group: ClassicGroup, member: Member, response: JoinGroupResponse, turn: Turn): void {
    const { memberId, joiningVersion } = member
    const ticket = group.park(member, undefined)
    if (ticket !== undefined) turn.answer(ticket, response, (error) => joinRefusal(memberId, error, joiningVersion))
  }

  #answerSync(member: Member, response: unknown, turn: Turn): void {
    const ticket = member.syncing
    member.syncing = undefined
    if (ticket !== undefined) turn.answer(ticket, response, syncRefusal)
  }
}

/** A time-out of nothing would come due while it is set. */
const phaseMs = (group: ClassicGroup): number => Math.max(1, group.rebalanceTimeoutMs)
