// What the runtime asks of a coordinator's state machine (group, and later transaction and share): decide, replay, expire.
//
// A machine is pure and serves one partition of its internal topic. A command (join, commit, heartbeat, …) is a method of the
// machine itself; it takes the request, a ticket for the answer and the time, and returns an Outcome:
//
//   decide ── records ──> runtime: replay each (uncommitted), append them as one batch
//                              |-- committed ──> answers leave, `settle(NONE)`
//                              '-- refused ────> state reverts, answers leave as refusals, `settle(error)`
//
// Added since: the two optional methods for records of transactions.
//
// A request that must wait (a JoinGroup until the rebalance ends) is simply not answered yet: its ticket appears in the answers of a
// later outcome, of another command or of `tick`. Every ticket is answered exactly once.

import type { ErrorCode } from '#model/error-code.js'

/** Names a request that waits for its answer; made by the runtime, opaque to the machine. */
export type Ticket = number

export interface Answer {
  readonly ticket: Ticket
  readonly response: unknown
  /** The answer instead of `response` when the outcome's records could not be committed. */
  readonly refuse: (error: ErrorCode) => unknown
}

export interface Outcome<Record> {
  /** Replayed in order, appended atomically, in one batch. */
  readonly records: readonly Record[]
  /** Given when the records are committed; when there are none, as soon as everything decided before is committed. */
  readonly answers: readonly Answer[]
  /** Called once the records are committed (NONE) or lost; soft state that hangs on them moves here. */
  readonly settle?: (error: ErrorCode, nowMs: number) => Outcome<Record>
}

export interface EncodedRecord {
  readonly key: Buffer
  /** Null: a tombstone. */
  readonly value: Buffer | null
}

export interface Machine<Record> {
  /** The only way durable state moves: on the leader when decided, on loading for what the log holds. `offset` is the record's. */
  replay(record: Record, offset: number): void
  /**
   * For a record in a transactional batch, and for the marker that ends its producer's transaction, in the log's order. A machine
   * without them is given such records when their transaction is committed, and never when it is aborted.
   */
  replayTransactional?(record: Record, offset: number, producerId: number): void
  completeTransaction?(producerId: number, committed: boolean): void
  encode(record: Record): EncodedRecord
  /** Undefined: of a kind that this version does not know; it is skipped, as Kafka skips it. */
  decode(key: Buffer, value: Buffer | null): Record | undefined
  /** Marks the durable state as it is as `version`; `revert` undoes what was replayed since, `forgetBelow` gives versions up. */
  snapshot(version: number): void
  revert(version: number): void
  forgetBelow(version: number): void
  /** When `tick` next has something to do; Infinity: not before another command. */
  readonly nextDeadlineMs: number
  /** Time-outs, expiry. Called at or after `nextDeadlineMs`. */
  tick(nowMs: number): Outcome<Record>
  /** The log has been replayed to its end; this node coordinates from now on. */
  loaded(nowMs: number): Outcome<Record>
  /** This node coordinates no longer: every ticket that still waits is answered. */
  unloaded(): readonly Answer[]
}
