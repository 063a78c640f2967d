// The group coordinator's state machine for one partition of __consumer_offsets: classic groups and committed offsets.
//
// Durable state (offsets, the last generation stored of each group) moves in `replay` only. Membership is soft, as Kafka's is:
// it moves when a command comes, and where it must not run ahead of the log (an assignment that leaves, a static member
// that changes its id) it waits for `settle`.
//
// Commands answer in outcomes, now or when what they wait for has happened. Reads answer at once, from what is committed:
// the oldest version that the runtime has not given up (`forgetBelow`), or the present when it holds none.
//
//   commands   join  sync  heartbeat  leave  commitOffsets  transactionalCommit  deleteOffsets  deleteGroups  topicsDeleted
//   reads      fetchOffsets  describeGroups  listGroups
//
// Requests come with authorization checked, and with topic names where the client sent ids.

import { Alarm, Alarms } from '#base/alarms.js'
import { Timeline } from '#base/timeline.js'
import { ErrorCode } from '#model/error-code.js'
import type { Int64 } from '#model/offset.js'
import type { DeleteGroupsRequest } from '#protocol/generated/delete-groups-request.js'
import type { DescribeGroupsRequest } from '#protocol/generated/describe-groups-request.js'
import type { DescribeGroupsResponse } from '#protocol/generated/describe-groups-response.js'
import type { HeartbeatRequest } from '#protocol/generated/heartbeat-request.js'
import type { JoinGroupRequest } from '#protocol/generated/join-group-request.js'
import type { LeaveGroupRequest } from '#protocol/generated/leave-group-request.js'
import type { ListGroupsRequest } from '#protocol/generated/list-groups-request.js'
import type { ListGroupsResponse } from '#protocol/generated/list-groups-response.js'
import type { OffsetCommitRequest } from '#protocol/generated/offset-commit-request.js'
import type { OffsetDeleteRequest } from '#protocol/generated/offset-delete-request.js'
import type { OffsetFetchRequest } from '#protocol/generated/offset-fetch-request.js'
import type { OffsetFetchResponse } from '#protocol/generated/offset-fetch-response.js'
import type { SyncGroupRequest } from '#protocol/generated/sync-group-request.js'
import type { TxnOffsetCommitRequest } from '#protocol/generated/txn-offset-commit-request.js'
import type { Answer, EncodedRecord, Machine, Outcome, Ticket } from '../runtime/machine.ts'
import type { ClassicGroup } from './classic-group.ts'
import { type CommitRequest, commitAnswer, commitRecords, commitRefusal, expiryOf, validateCommit } from './commit.ts'
import { describeGroup, listGroups } from './describe.ts'
import type { Due, DueForGroup } from './due.ts'
import { fetchOffsets } from './fetch.ts'
import { Groups } from './groups.ts'
import { Joins } from './join.ts'
import { leave, leaveRefusal } from './leave.ts'
import { Rebalances } from './rebalances.ts'
import { decodeRecord, encodeRecord, type GroupRecord, type OffsetCommitted } from './record.ts'
import { deleteGroup, deleteOffsets, Sweep } from './removal.ts'
import { joinRefusal, syncRefusal } from './responses.ts'
import type { GroupSettings, RequestMeta } from './settings.ts'
import { checkSync, sync } from './sync.ts'
import { Turn } from './turn.ts'
import { validateGeneration } from './validate.ts'

export interface GroupMachineOptions {
  readonly settings: GroupSettings
  /** Of __consumer_offsets; whoever reads a message of this machine wants to know. */
  readonly partition: number
  /** A random UUID in its common text form, the tail of member ids. */
  readonly newUuid: () => string
}

type GroupOutcome = Outcome<GroupRecord>

export class GroupMachine implements Machine<GroupRecord> {
  readonly partition: number
  readonly #settings: GroupSettings
  readonly #timeline = new Timeline()
  readonly #groups: Groups
  readonly #alarms = new Alarms<Due>()
  readonly #rebalances: Rebalances
  readonly #joins: Joins
  readonly #sweep: Sweep
  readonly #expiry: Alarm<Due> = new Alarm<Due>({ kind: 'expiry' })
  readonly #sweeping: Alarm<Due> = new Alarm<Due>({ kind: 'sweep' })

  constructor({ settings, partition, newUuid }: GroupMachineOptions) {
    this.partition = partition
    this.#settings = settings
    this.#groups = new Groups(this.#timeline)
    this.#rebalances = new Rebalances(this.#alarms, settings)
    this.#joins = new Joins(this.#rebalances, settings, newUuid)
    this.#sweep = new Sweep(this.#groups, settings)
  }

  // Membership

  join(request: JoinGroupRequest, meta: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    const { groupId, memberId } = request
    const refuse = (error: ErrorCode): unknown => joinRefusal(memberId, error, meta.apiVersion)
    const error = this.#joins.check(request, meta)
    if (error !== ErrorCode.NONE) return this.#answered(turn, ticket, refuse(error), refuse)
    if (this.#groups.others.has(groupId)) {
      return this.#answered(turn, ticket, refuse(ErrorCode.INCONSISTENT_GROUP_PROTOCOL), refuse)
    }
    const known = this.#groups.find(groupId, nowMs)
    if (known === undefined && memberId !== '') {
      return this.#answered(turn, ticket, refuse(ErrorCode.UNKNOWN_MEMBER_ID), refuse)
    }
    const group = known ?? this.#groups.create(groupId, nowMs)
    const created = known === undefined ? group.toValue(() => Buffer.alloc(0)) : undefined
    this.#joins.join({ request, meta, ticket, turn, group })
    if (created !== undefined && turn.records.length === 0) {
      // So that the group outlives the coordinator from its first member id on.
      turn.records.push({ kind: 'group', group: groupId, value: created })
      turn.whenLost((lost, later) => this.#joins.refuseNewcomer(group, ticket, lost, later))
    }
    return turn.outcome()
  }

  sync(request: SyncGroupRequest, meta: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    const error = checkSync(request, meta)
    if (error !== ErrorCode.NONE) return this.#answered(turn, ticket, syncRefusal(error), syncRefusal)
    sync(this.#rebalances, this.#groups.find(request.groupId, nowMs), { request, ticket, turn })
    return turn.outcome()
  }

  heartbeat(request: HeartbeatRequest, _meta: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    const answer = (errorCode: ErrorCode): unknown => ({ throttleTimeMs: 0, errorCode })
    return this.#answered(turn, ticket, answer(this.#heartbeat(request, turn)), answer)
  }

  #heartbeat(request: HeartbeatRequest, turn: Turn): ErrorCode {
    if (request.groupId === '') return ErrorCode.INVALID_GROUP_ID
    const group = this.#groups.find(request.groupId, turn.nowMs)
    if (group === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
    const error = validateGeneration(group, request)
    const member = group.members.get(request.memberId)
    if (error !== ErrorCode.NONE || member === undefined) return error
    this.#rebalances.renewSession(member, turn)
    return group.is('PreparingRebalance') ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE
  }

  leave(request: LeaveGroupRequest, { apiVersion }: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    const group = this.#groups.find(request.groupId, nowMs)
    return this.#answered(turn, ticket, leave(this.#rebalances, group, request, { apiVersion, turn }), leaveRefusal)
  }

  // Offsets

  commitOffsets(request: OffsetCommitRequest, meta: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const expireTimestampMs = expiryOf(request.retentionTimeMs, nowMs)
    return this.#commit(request, {
      ticket,
      nowMs,
      expireTimestampMs,
      apiVersion: meta.apiVersion,
      transactional: false
    })
  }

  /** The records are to be appended with the producer's id and epoch, and replayed with `replayTransactional`. */
  transactionalCommit(request: TxnOffsetCommitRequest, meta: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const { apiVersion } = meta
    return this.#commit(request, { ticket, nowMs, expireTimestampMs: -1, apiVersion, transactional: true })
  }

  #commit(
    request: CommitRequest,
    how: { ticket: Ticket; nowMs: number; expireTimestampMs: number; apiVersion: number; transactional: boolean }
  ): GroupOutcome {
    const { ticket, nowMs, expireTimestampMs } = how
    const turn = new Turn(nowMs)
    const refuse = (error: ErrorCode): unknown => commitRefusal(request, error)
    const group = this.#groups.look(request.groupId, nowMs)
    const error = this.#groups.others.has(request.groupId)
      ? ErrorCode.UNKNOWN_MEMBER_ID
      : validateCommit(group, request, how)
    if (error !== ErrorCode.NONE) return this.#answered(turn, ticket, refuse(error), refuse)
    if (group !== undefined && !how.transactional) this.#keepAlive(group, request.memberId, turn)
    const metadataMax = this.#settings.offsetMetadataBytesMax()
    const terms = { group: request.groupId, commitTimestampMs: nowMs, expireTimestampMs, metadataMax }
    const topics = commitRecords(request.topics, terms, turn.records)
    return this.#answered(turn, ticket, commitAnswer(topics), refuse)
  }

  /** A member that commits is alive. */
  #keepAlive(group: ClassicGroup, memberId: string, turn: Turn): void {
    const member = group.members.get(memberId)
    if (member !== undefined) this.#rebalances.renewSession(member, turn)
  }

  fetchOffsets(request: OffsetFetchRequest, { apiVersion }: RequestMeta): OffsetFetchResponse {
    return fetchOffsets(request, apiVersion, this.#groups)
  }

  deleteOffsets(request: OffsetDeleteRequest, _meta: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    const response = deleteOffsets(this.#groups, request, turn)
    return this.#answered(turn, ticket, response, (errorCode) => ({ errorCode, throttleTimeMs: 0, topics: [] }))
  }

  /** Their offsets go too. More may follow in the next ticks. */
  topicsDeleted(topics: readonly string[], nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    this.#sweep.topicsDeleted(topics)
    this.#goOnSweeping(turn)
    return turn.outcome()
  }

  // Groups

  deleteGroups({ groupsNames }: DeleteGroupsRequest, _meta: RequestMeta, ticket: Ticket, nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    const results = groupsNames.map((groupId) => ({
      groupId,
      errorCode: deleteGroup(this.#groups, groupId, turn),
      errorMessage: null
    }))
    return this.#answered(turn, ticket, { throttleTimeMs: 0, results }, (errorCode) => ({
      throttleTimeMs: 0,
      results: groupsNames.map((groupId) => ({ groupId, errorCode, errorMessage: null }))
    }))
  }

  describeGroups(
    { groups }: DescribeGroupsRequest,
    { apiVersion }: RequestMeta,
    nowMs: number
  ): DescribeGroupsResponse {
    const described = groups.map((groupId) => describeGroup(this.#groups, groupId, apiVersion, nowMs))
    return { throttleTimeMs: 0, groups: described }
  }

  listGroups(request: ListGroupsRequest): ListGroupsResponse {
    return { throttleTimeMs: 0, errorCode: ErrorCode.NONE, groups: listGroups(this.#groups, request) }
  }

  // What the runtime asks

  /** For who watches: what is committed, group by group. */
  *committedOffsets(): IterableIterator<OffsetCommitted> {
    const { offsets } = this.#groups
    for (const group of offsets.groups()) yield* offsets.committedOf(group)
  }

  replay(record: GroupRecord, offset: number): void {
    this.#groups.replay(record, offset)
  }

  /** For a record of a transactional batch: what it commits waits for `completeTransaction`. */
  replayTransactional(record: GroupRecord, offset: number, producerId: Int64): void {
    if (record.kind === 'offset') this.#groups.pending.add(producerId, record, offset)
    else this.#groups.replay(record, offset)
  }

  /** For the end marker of a producer's transaction, in the log's order among the records. */
  completeTransaction(producerId: Int64, committed: boolean): void {
    this.#groups.pending.complete(producerId, committed, this.#groups.offsets)
  }

  encode(record: GroupRecord): EncodedRecord {
    return encodeRecord(record)
  }

  decode(key: Buffer, value: Buffer | null): GroupRecord | undefined {
    return decodeRecord(key, value)
  }

  snapshot(version: number): void {
    this.#timeline.snapshot(version)
  }

  revert(version: number): void {
    this.#timeline.revert(version)
  }

  forgetBelow(version: number): void {
    this.#timeline.forgetBelow(version)
  }

  get nextDeadlineMs(): number {
    return this.#alarms.nextMs
  }

  tick(nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    for (let due = this.#alarms.next(nowMs); due !== undefined; due = this.#alarms.next(nowMs)) this.#came(due, turn)
    return turn.outcome()
  }

  #came(due: Due, turn: Turn): void {
    if (due.kind === 'expiry') this.#expire(turn)
    else if (due.kind === 'sweep') this.#goOnSweeping(turn)
    else this.#cameForGroup(due, turn)
  }

  #cameForGroup(due: DueForGroup, turn: Turn): void {
    const group = this.#groups.live.get(due.group)
    if (group === undefined) return
    switch (due.kind) {
      case 'session':
        this.#rebalances.sessionTimedOut(group, due.member, turn)
        return
      case 'pending-member':
        this.#rebalances.pendingMemberTimedOut(group, due.memberId, turn)
        return
      case 'join':
        this.#rebalances.joinPhaseTimedOut(group, turn)
        return
      case 'sync':
        this.#rebalances.syncPhaseTimedOut(group, turn)
    }
  }

  #expire(turn: Turn): void {
    this.#alarms.set(this.#expiry, turn.nowMs + this.#settings.offsetsRetentionCheckIntervalMs())
    this.#sweep.beginExpiry()
    this.#goOnSweeping(turn)
  }

  /** What does not fit comes with a later tick, when these records have been replayed. */
  #goOnSweeping(turn: Turn): void {
    this.#sweep.goOn(turn)
    if (this.#sweep.hasMore) this.#alarms.set(this.#sweeping, turn.nowMs + 1)
  }

  loaded(nowMs: number): GroupOutcome {
    const turn = new Turn(nowMs)
    for (const [groupId, { members }] of [...this.#groups.stored.entries()]) {
      if (members.length === 0) continue
      const group = this.#groups.create(groupId, nowMs)
      for (const member of group.members.values()) this.#rebalances.renewSession(member, turn)
      // The limit was lowered while nobody coordinated: those who come last will find no room.
      if (group.members.size > this.#settings.membersMax()) this.#rebalances.prepare(group, turn)
    }
    this.#alarms.set(this.#expiry, nowMs + this.#settings.offsetsRetentionCheckIntervalMs())
    return turn.outcome()
  }

  unloaded(): readonly Answer[] {
    const turn = new Turn(0)
    for (const group of this.#groups.live.values()) this.#rebalances.abandon(group, ErrorCode.NOT_COORDINATOR, turn)
    this.#groups.forgetAll()
    return turn.answers
  }

  #answered(turn: Turn, ticket: Ticket, response: unknown, refuse: (error: ErrorCode) => unknown): GroupOutcome {
    turn.answer(ticket, response, refuse)
    return turn.outcome()
  }
}
