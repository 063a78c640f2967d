// One step in the making: the next state and the effects so far, in order. Lives for one call of `step`.

import { invariant } from '#base/invariant.js'
import { ErrorCode } from '#model/error-code.js'
import type { Effect } from './effect.ts'
import type { Input } from './input.ts'
import { truncated } from './log-shape.ts'
import type { Entry, ErrorNumber, Request, Standing } from './message.ts'
import { currentVoters, electionState, isVoter, kraftVersion, leaderOf, type RaftState } from './state.ts'
import type { Endpoint } from './voters.ts'

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export class Turn {
  readonly state: Mutable<RaftState>
  readonly effects: Effect[] = []
  readonly now: number
  readonly random: number

  constructor(state: RaftState, input: Input) {
    this.state = { ...state }
    this.now = input.now
    this.random = input.random
  }

  get votes(): boolean {
    return isVoter(this.state)
  }

  emit(effect: Effect): void {
    this.effects.push(effect)
  }

  /** Asks for the election state on disk when it differs from what is there. Called before anything is said of it. */
  persist(): void {
    const quorumState = electionState(this.state)
    const { persisted } = this.state
    const same =
      persisted.leaderId === quorumState.leaderId &&
      persisted.leaderEpoch === quorumState.leaderEpoch &&
      persisted.voted?.id === quorumState.voted?.id &&
      persisted.voted?.directoryId === quorumState.voted?.directoryId
    if (same) return
    invariant(quorumState.leaderEpoch >= persisted.leaderEpoch, 'the epoch on disk never goes back')
    this.state.persisted = quorumState
    this.emit({ kind: 'persist', quorumState })
  }

  /** Where this replica stands, the common part of every answer. */
  standing(error: ErrorNumber = ErrorCode.NONE): Standing {
    const leaderId = leaderOf(this.state)
    const { config } = this.state
    return {
      error,
      epoch: this.state.epoch,
      leaderId,
      leaderEndpoints: leaderId === config.self.id ? config.endpoints : this.state.leaderEndpoints
    }
  }

  endpointsOf(id: number): readonly Endpoint[] {
    const listed = currentVoters(this.state).find((voter) => voter.id === id)?.endpoints ?? []
    if (listed.length > 0) return listed
    return id === leaderOf(this.state) ? this.state.leaderEndpoints : []
  }

  /** Sends unless a request to that peer is under way or failed a moment ago. */
  send(to: number, request: Request): boolean {
    if (this.state.lines.has(to)) return false
    const correlation = this.state.nextCorrelation
    const wait = request.kind === 'fetch' ? request.maxWaitMs : 0
    const deadline = this.now + this.state.config.requestTimeoutMs + wait
    this.state.nextCorrelation = correlation + 1
    this.state.lines = new Map(this.state.lines).set(to, { kind: 'waiting', correlation, deadline })
    this.emit({ kind: 'send', to, endpoints: this.endpointsOf(to), correlation, request })
    return true
  }

  backOff(to: number): void {
    const until = this.now + this.state.config.retryBackoffMs
    this.state.lines = new Map(this.state.lines).set(to, { kind: 'backing-off', until })
  }

  clearLine(to: number): void {
    const lines = new Map(this.state.lines)
    lines.delete(to)
    this.state.lines = lines
  }

  /** Adds to the log's shape and takes in what its control records say of the voters. */
  takeIn(entry: Entry): void {
    let kraft = kraftVersion(this.state)
    let { history } = this.state
    for (const record of entry.control) {
      if (record.kind === 'kraft-version') kraft = record.version
      if (record.kind === 'kraft-version' || record.kind === 'voters') {
        const voters = record.kind === 'voters' ? record.voters : currentVoters({ ...this.state, history })
        const before = history.filter((known) => known.offset !== entry.lastOffset)
        history = [...before, { offset: entry.lastOffset, kraftVersion: kraft, voters }]
      }
    }
    this.state.history = history
  }

  truncate(offset: number): void {
    const mark = this.state.highWatermark ?? 0
    invariant(offset >= mark, () => `truncation to ${offset} below the high watermark ${mark}`)
    this.state.log = truncated(this.state.log, offset)
    this.state.history = this.state.history.filter((known) => known.offset < offset)
    this.emit({ kind: 'truncate', offset })
  }
}
