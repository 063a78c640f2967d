// JoinGroup v0-v9: who may come in, and what its coming sets off.
//
//   v1   rebalance time-out beside the session's; v0 has one for both
//   v4   a dynamic member first gets its id (MEMBER_ID_REQUIRED, KIP-394), so that a lost answer leaves no ghost
//   v5   group.instance.id: static members (KIP-345)
//   v7   protocol type in the answer
//   v8   reason, for the log only
//   v9   skipAssignment: a static leader that came back is not to assign (KIP-814)

import { Alarm } from '#base/alarms.js'
import { ErrorCode } from '#model/error-code.js'
import type { JoinGroupRequest } from '#protocol/generated/join-group-request.js'
import type { Ticket } from '../runtime/machine.ts'
import type { ClassicGroup } from './classic-group.ts'
import type { Due } from './due.ts'
import { Member, type Timeouts } from './member.ts'
import type { Rebalances } from './rebalances.ts'
import { joinAnswer, joinRefusal } from './responses.ts'
import { type GroupSettings, newMemberJoinTimeoutMs, type RequestMeta } from './settings.ts'
import type { Turn } from './turn.ts'
import { validateMember } from './validate.ts'

const versionMemberIdRequired = 4
const versionSkipAssignment = 9

/** A member id is this, a dash and a UUID, and no longer than what Kafka's strings hold. */
const memberNameBytesMax = 0x7fff - 37

/** A JoinGroup on its way through the rules. */
interface Joining {
  readonly request: JoinGroupRequest
  readonly meta: RequestMeta
  readonly ticket: Ticket
  readonly turn: Turn
  readonly group: ClassicGroup
}

export class Joins {
  readonly #rebalances: Rebalances
  readonly #settings: GroupSettings
  readonly #newUuid: () => string

  constructor(rebalances: Rebalances, settings: GroupSettings, newUuid: () => string) {
    this.#rebalances = rebalances
    this.#settings = settings
    this.#newUuid = newUuid
  }

  /** What makes the request wrong whatever the group is. */
  check({ groupId, sessionTimeoutMs, groupInstanceId }: JoinGroupRequest, { clientId }: RequestMeta): ErrorCode {
    if (groupId === '') return ErrorCode.INVALID_GROUP_ID
    if (Buffer.byteLength(groupInstanceId ?? clientId) > memberNameBytesMax) return ErrorCode.INVALID_REQUEST
    const inRange =
      sessionTimeoutMs >= this.#settings.sessionTimeoutMsMin() &&
      sessionTimeoutMs <= this.#settings.sessionTimeoutMsMax()
    return inRange ? ErrorCode.NONE : ErrorCode.INVALID_SESSION_TIMEOUT
  }

  join(joining: Joining): void {
    const { request, group, turn } = joining
    const { memberId } = request
    if (!this.#hasRoom(group, memberId)) {
      const member = group.members.get(memberId)
      if (member !== undefined) this.#rebalances.drop(group, member, turn)
      this.#rebalances.forgetPending(group, memberId)
      this.#refuse(joining, '', ErrorCode.GROUP_MAX_SIZE_REACHED)
      if (member !== undefined) this.#rebalances.memberGone(group, turn)
    } else if (!group.supports(request.protocolType, request.protocols)) {
      this.#refuse(joining, memberId, ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    } else if (memberId === '') this.#newcomer(joining)
    else this.#known(joining)
  }

  /** The record that made its group was lost: it has to come again, as somebody new. */
  refuseNewcomer(group: ClassicGroup, ticket: Ticket, error: ErrorCode, turn: Turn): void {
    for (const member of group.members.values()) {
      if (member.joining !== ticket) continue
      this.#rebalances.refuseJoin(group, member, { memberId: '', error }, turn)
      this.#rebalances.drop(group, member, turn)
      this.#rebalances.memberGone(group, turn)
      return
    }
  }

  /**
   * While a group rebalances only those count who have joined again: so a group that is too large, because the limit was
   * lowered, loses those who come last.
   */
  #hasRoom(group: ClassicGroup, memberId: string): boolean {
    const max = this.#settings.membersMax()
    const member = group.members.get(memberId)
    switch (group.state) {
      case 'Empty':
        return true
      case 'PreparingRebalance':
        return member?.joining !== undefined || group.joiningCount < max
      default:
        return member !== undefined || group.members.size < max
    }
  }

  #newcomer(joining: Joining): void {
    const { request, meta, group, turn } = joining
    const instance = request.groupInstanceId
    const memberId = `${instance ?? meta.clientId}-${this.#newUuid()}`
    if (instance !== null) {
      const old = group.members.get(group.staticMembers.get(instance) ?? '')
      if (old === undefined) this.#add(joining, memberId)
      else this.#replaceStatic(joining, old, memberId)
      return
    }
    if (meta.apiVersion < versionMemberIdRequired) {
      this.#add(joining, memberId)
      return
    }
    const alarm = new Alarm<Due>({ kind: 'pending-member', group: group.groupId, memberId })
    group.pending.set(memberId, alarm)
    this.#rebalances.schedule(alarm, turn.nowMs + request.sessionTimeoutMs)
    this.#refuse(joining, memberId, ErrorCode.MEMBER_ID_REQUIRED)
  }

  #known(joining: Joining): void {
    const { request, ticket, turn, group } = joining
    const { apiVersion } = joining.meta
    const { memberId, groupInstanceId, protocols } = request
    if (groupInstanceId === null && group.pending.has(memberId)) {
      this.#add(joining, memberId)
      return
    }
    const error = validateMember(group, memberId, groupInstanceId)
    const member = group.members.get(memberId)
    if (error !== ErrorCode.NONE || member === undefined) {
      this.#refuse(joining, memberId, error)
      return
    }
    // The same again: its answer was lost, or it did not hear of the rebalance's end. It is told how things stand. In a stable
    // group the leader's joining again means that it wants to assign again, whatever it says.
    const sameAgain = member.says(protocols) && (group.is('CompletingRebalance') || !group.isLeader(memberId))
    if (sameAgain && group.is('CompletingRebalance', 'Stable')) {
      turn.answer(ticket, joinAnswer(group, memberId), (refusal) => joinRefusal(memberId, refusal, apiVersion))
      return
    }
    group.update(member, protocols, timeoutsOf(joining))
    this.#park(joining, member)
    this.#rebalances.rebalance(group, turn)
  }

  #add(joining: Joining, memberId: string): void {
    const { request, meta, turn, group } = joining
    const { clientId, clientHost } = meta
    const { groupInstanceId, protocolType, protocols } = request
    if (group.isInitialRebalance) group.newMemberAdded = true
    this.#rebalances.forgetPending(group, memberId)
    if (group.members.size === 0) group.protocolType = protocolType
    const identity = { memberId, groupInstanceId, clientId, clientHost }
    const member = new Member(group.groupId, identity, timeoutsOf(joining), protocols)
    member.isNew = true
    group.add(member)
    this.#park(joining, member)
    // Its client may have given up, and nobody would notice while the request is parked.
    this.#rebalances.schedule(member.session, turn.nowMs + newMemberJoinTimeoutMs)
    this.#rebalances.rebalance(group, turn)
  }

  /** A static member came back without its id (KIP-345). If nothing changes by that, the others are left in peace. */
  #replaceStatic(joining: Joining, old: Member, memberId: string): void {
    const { request, turn, group } = joining
    const ledBy = group.leader ?? ''
    const before = { protocols: old.protocols, timeouts: timeoutsOfMember(old), memberId: old.memberId }
    this.#rebalances.fence(group, old, turn)
    const member = group.replaceStatic(old, memberId)
    this.#rebalances.renewSession(member, turn)
    group.update(member, request.protocols, timeoutsOf(joining))
    if (group.is('Stable') && group.selectProtocol() === group.protocol) {
      this.#storeReplaced(joining, member, before, ledBy)
      return
    }
    this.#park(joining, member)
    this.#rebalances.rebalance(group, turn)
  }

  #storeReplaced(
    { meta, ticket, turn, group }: Joining,
    member: Member,
    before: { protocols: Member['protocols']; timeouts: Timeouts; memberId: string },
    ledBy: string
  ): void {
    const { memberId } = member
    const skips = meta.apiVersion >= versionSkipAssignment
    // Older clients cannot be told to skip the assignment: they are told of a leader that they are not.
    const answer = skips
      ? joinAnswer(group, memberId, { skipAssignment: group.isLeader(memberId) })
      : joinAnswer(group, memberId, { leader: ledBy, withMembers: false })
    turn.records.push({ kind: 'group', group: group.groupId, value: group.toValue(({ assignment }) => assignment) })
    turn.answer(ticket, answer, (error) => joinRefusal('', error, meta.apiVersion))
    turn.whenLost((_error, later) => {
      if (group.members.get(memberId) !== member || !group.is('Stable')) return
      this.#rebalances.fence(group, member, later)
      const restored = group.replaceStatic(member, before.memberId)
      group.update(restored, before.protocols, before.timeouts)
      this.#rebalances.renewSession(restored, later)
    })
  }

  #park({ ticket, turn, group, meta }: Joining, member: Member): void {
    const { memberId, joiningVersion } = member
    const orphan = group.park(member, ticket, meta.apiVersion)
    // The connection of the one before is gone, or it would not ask twice; its request is answered all the same.
    if (orphan === undefined) return
    const refuse = (error: ErrorCode): unknown => joinRefusal(memberId, error, joiningVersion)
    turn.answer(orphan, refuse(ErrorCode.REBALANCE_IN_PROGRESS), refuse)
  }

  #refuse({ ticket, turn, meta }: Joining, memberId: string, error: ErrorCode): void {
    const refuse = (code: ErrorCode): unknown => joinRefusal(memberId, code, meta.apiVersion)
    turn.answer(ticket, refuse(error), refuse)
  }
}

function timeoutsOf({ request, meta }: Joining): Timeouts {
  const { sessionTimeoutMs: sessionMs, rebalanceTimeoutMs } = request
  return { sessionMs, rebalanceMs: meta.apiVersion === 0 || rebalanceTimeoutMs < 0 ? sessionMs : rebalanceTimeoutMs }
}

const timeoutsOfMember = ({ sessionTimeoutMs, rebalanceTimeoutMs }: Member): Timeouts => ({
  sessionMs: sessionTimeoutMs,
  rebalanceMs: rebalanceTimeoutMs
})
