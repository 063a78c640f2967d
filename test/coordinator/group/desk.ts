// A coordinator's runtime in a few lines: replays what is decided, commits at once or when told to, keeps the answers.

import { GroupMachine } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { GroupSettings, RequestMeta } from '#coordinator/group/settings.js'
import type { Outcome, Ticket } from '#coordinator/runtime/machine.js'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import type { HeartbeatResponse } from '#protocol/generated/heartbeat-response.js'
import type { JoinGroupRequest } from '#protocol/generated/join-group-request.js'
import type { JoinGroupResponse } from '#protocol/generated/join-group-response.js'
import type { LeaveGroupRequest } from '#protocol/generated/leave-group-request.js'
import type { LeaveGroupResponse } from '#protocol/generated/leave-group-response.js'
import type { OffsetCommitRequest } from '#protocol/generated/offset-commit-request.js'
import type { OffsetCommitResponse } from '#protocol/generated/offset-commit-response.js'
import type { SyncGroupRequest } from '#protocol/generated/sync-group-request.js'
import type { SyncGroupResponse } from '#protocol/generated/sync-group-response.js'

export const limits = {
  sessionTimeoutMsMin: 6000,
  sessionTimeoutMsMax: 1_800_000,
  initialRebalanceDelayMs: 3000,
  membersMax: 1000,
  offsetMetadataBytesMax: 4096,
  offsetsRetentionMs: 604_800_000,
  offsetsRetentionCheckIntervalMs: 600_000
}

export type Limits = typeof limits

export function settingsOf(values: Limits): GroupSettings {
  return {
    sessionTimeoutMsMin: () => values.sessionTimeoutMsMin,
    sessionTimeoutMsMax: () => values.sessionTimeoutMsMax,
    initialRebalanceDelayMs: () => values.initialRebalanceDelayMs,
    membersMax: () => values.membersMax,
    offsetMetadataBytesMax: () => values.offsetMetadataBytesMax,
    offsetsRetentionMs: () => values.offsetsRetentionMs,
    offsetsRetentionCheckIntervalMs: () => values.offsetsRetentionCheckIntervalMs
  }
}

export interface Said<Response> {
  readonly ticket: Ticket
  /** Undefined: it waits. */
  readonly now: Response | undefined
  readonly later: () => Response | undefined
}

const metaOf = (apiVersion: number): RequestMeta => ({ clientId: 'client', clientHost: '/127.0.0.1', apiVersion })

export const subscription = (...topics: string[]): Buffer => {
  const parts = [Buffer.from([0, 0, 0, 0, 0, topics.length])]
  for (const topic of topics) parts.push(Buffer.from([0, topic.length]), Buffer.from(topic))
  return Buffer.concat([...parts, Buffer.from([255, 255, 255, 255])])
}

export class Desk {
  machine: GroupMachine
  now = 1_000_000
  readonly values: Limits
  readonly log: { key: Buffer; value: Buffer | null }[] = []
  readonly records: GroupRecord[] = []
  readonly answers: Map<Ticket, unknown> = new Map()
  /** While true nothing commits; `commit` or `lose` ends what was decided meanwhile. */
  held = false
  #waiting: Outcome<GroupRecord>[] = []
  #ticket = 0
  #uuids = 0

  constructor(values: Partial<Limits> = {}) {
    this.values = { ...limits, ...values }
    this.machine = this.#machine()
    this.take(this.machine.loaded(this.now))
  }

  #machine(): GroupMachine {
    const newUuid = (): string => `uuid-${++this.#uuids}`
    return new GroupMachine({ settings: settingsOf(this.values), partition: 0, newUuid })
  }

  take(outcome: Outcome<GroupRecord>): void {
    if (this.held && this.#waiting.length === 0) this.machine.snapshot(this.log.length)
    for (const record of outcome.records) {
      this.machine.replay(record, this.log.length + this.#uncommitted())
      if (!this.held) this.#write(record)
    }
    if (this.held) this.#waiting.push(outcome)
    else this.#settle(outcome, ErrorCode.NONE)
  }

  #uncommitted(): number {
    return this.#waiting.reduce((sum, { records }) => sum + records.length, 0)
  }

  #write(record: GroupRecord): void {
    this.records.push(record)
    const { key, value } = this.machine.encode(record)
    this.log.push({ key: Buffer.from(key), value: value === null ? null : Buffer.from(value) })
  }

  #settle(outcome: Outcome<GroupRecord>, error: ErrorCode): void {
    for (const { ticket, response, refuse } of outcome.answers) {
      if (this.answers.has(ticket)) throw new Error(`ticket ${ticket} is answered twice`)
      this.answers.set(ticket, error === ErrorCode.NONE ? response : refuse(error))
    }
    const next = outcome.settle?.(error, this.now)
    if (next !== undefined) this.take(next)
  }

  commit(): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.held = false
    for (const { records } of waiting) for (const record of records) this.#write(record)
    this.machine.forgetBelow(Number.POSITIVE_INFINITY)
    for (const outcome of waiting) this.#settle(outcome, ErrorCode.NONE)
  }

  lose(error: ErrorCode): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.held = false
    if (waiting.length > 0) this.machine.revert(this.log.length)
    this.machine.forgetBelow(Number.POSITIVE_INFINITY)
    for (const outcome of waiting) this.#settle(outcome, error)
  }

  /** Another node reads the log and goes on. */
  reload(): void {
    this.machine = this.#machine()
    this.log.forEach(({ key, value }, offset) => {
      const record = this.machine.decode(key, value)
      if (record !== undefined) this.machine.replay(record, offset)
    })
    this.take(this.machine.loaded(this.now))
  }

  pass(milliseconds: number): void {
    const end = this.now + milliseconds
    while (this.machine.nextDeadlineMs <= end) {
      this.now = Math.max(this.now, this.machine.nextDeadlineMs)
      this.take(this.machine.tick(this.now))
    }
    this.now = end
  }

  #ask<Response>(command: (ticket: Ticket) => Outcome<GroupRecord>): Said<Response> {
    const ticket = ++this.#ticket
    this.take(command(ticket))
    const later = (): Response | undefined => this.answers.get(ticket) as Response | undefined
    return { ticket, now: later(), later }
  }

  join(request: Partial<JoinGroupRequest> = {}, version = 9): Said<JoinGroupResponse> {
    const whole: JoinGroupRequest = {
      groupId: 'group',
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 60_000,
      memberId: '',
      groupInstanceId: null,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: subscription('topic') }],
      reason: null,
      ...request
    }
    return this.#ask((ticket) => this.machine.join(whole, metaOf(version), ticket, this.now))
  }

  sync(request: Partial<SyncGroupRequest>, version = 5): Said<SyncGroupResponse> {
    const whole: SyncGroupRequest = {
      groupId: 'group',
      generationId: 1,
      memberId: '',
      groupInstanceId: null,
      protocolType: 'consumer',
      protocolName: 'range',
      assignments: [],
      ...request
    }
    return this.#ask((ticket) => this.machine.sync(whole, metaOf(version), ticket, this.now))
  }

  heartbeat(memberId: string, generationId: number, groupInstanceId: string | null = null): ErrorCode {
    const request = { groupId: 'group', memberId, generationId, groupInstanceId }
    const said = this.#ask<HeartbeatResponse>((ticket) => this.machine.heartbeat(request, metaOf(4), ticket, this.now))
    return said.now?.errorCode as ErrorCode
  }

  leave(request: Partial<LeaveGroupRequest>, version = 5): Said<LeaveGroupResponse> {
    const whole = { groupId: 'group', memberId: '', members: [], ...request }
    return this.#ask((ticket) => this.machine.leave(whole, metaOf(version), ticket, this.now))
  }

  commitOffset(
    offset: number,
    request: Partial<OffsetCommitRequest> = {},
    { version = 9, topic = 'topic', partition = 0, metadata = '' } = {}
  ): Said<OffsetCommitResponse> {
    const partitions = [
      { partitionIndex: partition, committedOffset: offset, committedLeaderEpoch: 3, committedMetadata: metadata }
    ]
    const whole: OffsetCommitRequest = {
      groupId: 'group',
      generationIdOrMemberEpoch: -1,
      memberId: '',
      groupInstanceId: null,
      retentionTimeMs: -1,
      topics: [{ name: topic, topicId: zeroUuid, partitions }],
      ...request
    }
    return this.#ask((ticket) => this.machine.commitOffsets(whole, metaOf(version), ticket, this.now))
  }

  /** Asks one of the machine's other commands. */
  ask<Response>(command: (machine: GroupMachine, ticket: Ticket, meta: RequestMeta) => Outcome<GroupRecord>): Response {
    return this.#ask<Response>((ticket) => command(this.machine, ticket, metaOf(9))).now as Response
  }

  fetch(
    groupId = 'group',
    requireStable = false
  ): { topic: string; partition: number; offset: number; error: number }[] {
    const groups = [{ groupId, memberId: null, memberEpoch: -1, topics: null }]
    const response = this.machine.fetchOffsets({ groupId: '', topics: null, groups, requireStable }, metaOf(9))
    return (response.groups[0]?.topics ?? []).flatMap(({ name, partitions }) =>
      partitions.map(({ partitionIndex, committedOffset, errorCode }) => ({
        topic: name,
        partition: partitionIndex,
        offset: Number(committedOffset),
        error: errorCode
      }))
    )
  }

  state(groupId = 'group'): string {
    return this.machine.describeGroups({ groups: [groupId], includeAuthorizedOperations: false }, metaOf(5), this.now)
      .groups[0]?.groupState as string
  }

  /** A member id, as a version 4+ client gets it. */
  newMemberId(request: Partial<JoinGroupRequest> = {}): string {
    return this.join(request).now?.memberId as string
  }

  /** `count` members joined and synced; the first leads. Member n is assigned `part n`. */
  stable(count: number, requests: Partial<JoinGroupRequest>[] = []): { ids: string[]; generation: number } {
    const instanceOf = (at: number): string | null => requests[at]?.groupInstanceId ?? null
    const joins = Array.from({ length: count }, (_, at) => {
      const request = requests[at] ?? {}
      return instanceOf(at) === null
        ? this.join({ ...request, memberId: this.newMemberId(request) })
        : this.join(request)
    })
    this.pass(this.values.initialRebalanceDelayMs * 3)
    const answers = joins.map(({ later }) => later() as JoinGroupResponse)
    const generation = answers[0]?.generationId as number
    const assignments = answers.map(({ memberId }, at) => ({ memberId, assignment: Buffer.from(`part ${at}`) }))
    const leader = answers[0]?.leader
    for (const { memberId } of answers) {
      const groupInstanceId = requests[answers.findIndex((answer) => answer.memberId === memberId)]?.groupInstanceId
      this.sync({
        generationId: generation,
        memberId,
        groupInstanceId: groupInstanceId ?? null,
        assignments: memberId === leader ? assignments : []
      })
    }
    return { ids: answers.map(({ memberId }) => memberId), generation }
  }
}
