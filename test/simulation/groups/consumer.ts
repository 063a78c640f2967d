// A consumer process: joins, deals when it leads, beats, commits, and comes back as what it is told to.

import type { GroupMachine } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { RequestMeta } from '#coordinator/group/settings.js'
import type { Outcome, Ticket } from '#coordinator/runtime/machine.js'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import type { HeartbeatResponse } from '#protocol/generated/heartbeat-response.js'
import type { JoinGroupResponse } from '#protocol/generated/join-group-response.js'
import type { LeaveGroupResponse } from '#protocol/generated/leave-group-response.js'
import type { OffsetCommitResponse } from '#protocol/generated/offset-commit-response.js'
import type { SyncGroupResponse } from '#protocol/generated/sync-group-response.js'
import type { Random } from '../random.ts'
import type { GroupCheckers } from './checkers.ts'

export const groupId = 'group'
export const partitionCount = 8

export type Command = (machine: GroupMachine, ticket: Ticket) => Outcome<GroupRecord>

/** What a process needs of the world. */
export interface Surroundings {
  readonly random: Random
  readonly checkers: GroupCheckers
  now(): number
  later(delayMs: number, run: () => void): void
  /** Sends; undefined: no answer came in time, or nobody coordinates. `life` is the coordinator's who answered. */
  call<Response>(
    command: Command,
    timeoutMs: number,
    then: (response: Response | undefined, life: number) => void
  ): void
  newValue(): number
}

export interface ConsumerOptions {
  readonly name: string
  readonly instance: string | null
  readonly apiVersion: number
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
}

/** Metadata that a commit carries, so that the log tells who made it. */
export interface Signature {
  readonly slot: string
  /** Of its member id: later ones are higher. */
  readonly memberNumber: number
  readonly generation: number
}

export class Consumer {
  readonly options: ConsumerOptions
  readonly #world: Surroundings
  memberId = ''
  generation = -1
  assignment: readonly number[] = []
  isStable = false
  /** Gone, or fenced for good. */
  isOver = false
  /** A process that does not run notices nothing until it runs again. */
  pausedUntil = 0
  #subscription = 0
  /** Grows with every step, so that answers to earlier ones are recognised as late. */
  #step = 0

  constructor(options: ConsumerOptions, world: Surroundings) {
    this.options = options
    this.#world = world
    this.#join()
  }

  get slot(): string {
    return this.options.instance ?? this.memberId
  }

  /** The others are to share out anew: what it is interested in changed. */
  changeSubscription(): void {
    this.#subscription++
    if (this.isStable) this.#rejoin()
  }

  #meta(): RequestMeta {
    const { name, apiVersion } = this.options
    return { clientId: name, clientHost: '/127.0.0.1', apiVersion }
  }

  /** Calls back only while the process lives and has not begun something else meanwhile. */
  #ask<Response>(
    command: Command,
    timeoutMs: number,
    then: (response: Response | undefined, life: number) => void
  ): void {
    const step = ++this.#step
    this.#world.call<Response>(command, timeoutMs, (response, life) => {
      const act = (): void => {
        if (this.isOver || step !== this.#step) return
        const wait = this.pausedUntil - this.#world.now()
        if (wait > 0) this.#world.later(wait, act)
        else then(response, life)
      }
      act()
    })
  }

  #soon(run: () => void): void {
    const step = ++this.#step
    this.#world.later(this.#world.random.between(20, 200), () => {
      if (!this.isOver && step === this.#step) run()
    })
  }

  #rejoin(): void {
    this.isStable = false
    this.#soon(() => this.#join())
  }

  #startOver(): void {
    this.memberId = ''
    this.generation = -1
    this.#rejoin()
  }

  #join(): void {
    const { instance, sessionTimeoutMs, rebalanceTimeoutMs } = this.options
    const metadata = Buffer.from([0, 0, 0, 0, 0, 1, 0, 1, 0x61 + (this.#subscription % 26)])
    const request = {
      groupId,
      sessionTimeoutMs,
      rebalanceTimeoutMs,
      memberId: this.memberId,
      groupInstanceId: instance,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata }],
      reason: null
    }
    const command: Command = (machine, ticket) => machine.join(request, this.#meta(), ticket, this.#world.now())
    this.#ask<JoinGroupResponse>(command, rebalanceTimeoutMs + 5000, (response, life) => this.#joined(response, life))
  }

  #joined(response: JoinGroupResponse | undefined, life: number): void {
    if (response === undefined) {
      this.#rejoin()
      return
    }
    switch (response.errorCode) {
      case ErrorCode.NONE:
        this.memberId = response.memberId
        this.generation = response.generationId
        this.#deal(response, life)
        return
      case ErrorCode.MEMBER_ID_REQUIRED:
        this.memberId = response.memberId
        this.#join()
        return
      case ErrorCode.FENCED_INSTANCE_ID:
        this.isOver = true
        return
      case ErrorCode.UNKNOWN_MEMBER_ID:
      case ErrorCode.ILLEGAL_GENERATION:
      case ErrorCode.GROUP_MAX_SIZE_REACHED:
        this.#startOver()
        return
      default:
        this.#rejoin()
    }
  }

  #deal({ members, leader, memberId, skipAssignment, generationId }: JoinGroupResponse, life: number): void {
    const { checkers } = this.#world
    if (leader !== memberId) {
      this.#sync([])
      return
    }
    checkers.leads({ life, generation: generationId, slot: this.slot })
    if (skipAssignment) {
      this.#sync([])
      return
    }
    const sorted = [...members].sort((a, b) => (a.memberId < b.memberId ? -1 : 1))
    const shares = sorted.map((member, at) => ({
      member,
      partitions: Array.from({ length: partitionCount }, (_, partition) => partition).filter(
        (partition) => partition % sorted.length === at
      )
    }))
    const slots = shares.map(({ member, partitions }) => [member.groupInstanceId ?? member.memberId, partitions.join()])
    checkers.dealt(generationId, new Map(slots as [string, string][]))
    this.#sync(
      shares.map(({ member, partitions }) => ({ memberId: member.memberId, assignment: Buffer.from(partitions) }))
    )
  }

  #sync(assignments: { memberId: string; assignment: Buffer }[]): void {
    const request = {
      groupId,
      generationId: this.generation,
      memberId: this.memberId,
      groupInstanceId: this.options.instance,
      protocolType: 'consumer',
      protocolName: 'range',
      assignments
    }
    const command: Command = (machine, ticket) => machine.sync(request, this.#meta(), ticket, this.#world.now())
    this.#ask<SyncGroupResponse>(command, this.options.rebalanceTimeoutMs + 3000, (response) => {
      if (response?.errorCode !== ErrorCode.NONE) {
        this.#failed(response?.errorCode as ErrorCode | undefined)
        return
      }
      this.assignment = [...response.assignment]
      this.#world.checkers.assigned(this.generation, this.slot, this.assignment)
      this.isStable = true
      this.#work()
    })
  }

  /** What every request but JoinGroup does with an error. */
  #failed(error: ErrorCode | undefined): void {
    if (error === ErrorCode.FENCED_INSTANCE_ID) {
      this.isOver = true
      this.isStable = false
    } else if (error === ErrorCode.UNKNOWN_MEMBER_ID || error === ErrorCode.ILLEGAL_GENERATION) this.#startOver()
    else this.#rejoin()
  }

  #work(): void {
    const { random } = this.#world
    const step = ++this.#step
    this.#world.later(random.between(300, 1500), () => {
      if (this.isOver || step !== this.#step) return
      const wait = this.pausedUntil - this.#world.now()
      // It does not know that it slept: it goes on as what it was.
      this.#world.later(Math.max(0, wait), () => {
        if (this.isOver || step !== this.#step) return
        if (random.chance(0.5)) this.#beat()
        else this.#commit()
      })
    })
  }

  #beat(): void {
    const { generation: generationId, memberId } = this
    const request = { groupId, generationId, memberId, groupInstanceId: this.options.instance }
    const command: Command = (machine, ticket) => machine.heartbeat(request, this.#meta(), ticket, this.#world.now())
    this.#ask<HeartbeatResponse>(command, 2000, (response) => {
      const error = response?.errorCode
      if (response === undefined || error === ErrorCode.NONE || error === ErrorCode.NOT_COORDINATOR) this.#work()
      else this.#failed(error as ErrorCode)
    })
  }

  #commit(): void {
    const { generation, slot, memberId } = this
    const { instance: groupInstanceId } = this.options
    const signature: Signature = { slot, generation, memberNumber: Number(memberId.split('-u')[1]) }
    const partitions = this.assignment.map((partitionIndex) => ({
      partitionIndex,
      committedOffset: this.#world.newValue(),
      committedLeaderEpoch: -1,
      committedMetadata: JSON.stringify(signature)
    }))
    const request = {
      groupId,
      generationIdOrMemberEpoch: generation,
      memberId: this.memberId,
      groupInstanceId,
      retentionTimeMs: -1,
      topics: [{ name: 'topic', topicId: zeroUuid, partitions }]
    }
    const command: Command = (machine, ticket) =>
      machine.commitOffsets(request, this.#meta(), ticket, this.#world.now())
    this.#ask<OffsetCommitResponse>(command, 3000, (response) => {
      const error = response?.topics[0]?.partitions[0]?.errorCode ?? ErrorCode.NONE
      if (response !== undefined && error === ErrorCode.NONE) {
        for (const { committedOffset } of partitions) this.#world.checkers.acknowledge(committedOffset)
      }
      const goesOn = error === ErrorCode.NONE || error === ErrorCode.NOT_COORDINATOR
      if (goesOn || error === ErrorCode.COORDINATOR_NOT_AVAILABLE) this.#work()
      else this.#failed(error as ErrorCode)
    })
  }

  /** Goes in peace; a static member goes silently, for it means to come back. */
  leave(): void {
    const { memberId } = this
    const { instance } = this.options
    this.crash()
    if (memberId === '' || instance !== null) return
    const request = { groupId, memberId: '', members: [{ memberId, groupInstanceId: null, reason: null }] }
    const meta = { ...this.#meta(), apiVersion: 5 }
    const command: Command = (machine, ticket) => machine.leave(request, meta, ticket, this.#world.now())
    this.#world.call<LeaveGroupResponse>(command, 1000, () => {})
  }

  crash(): void {
    this.isOver = true
    this.isStable = false
    this.#step++
  }
}
