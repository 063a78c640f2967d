// Waits of this environment: a number for each, and whose turn it is when the outcome arrives as mail.
//
// Every wait is answered exactly once, always later than the call that made it: also when the outcome was known at once, also
// when the log is gone.

import { invariant } from '#base/invariant.js'
import type { Binding } from '#native/binding.js'
import { MailKind } from '#native/binding.js'
import { WaitKind, WaitOutcome } from '#native/layout.gen.js'
import { loadAddon } from '#native/load.js'
import type { PartitionLog } from './partition-log.ts'

export { WaitKind, WaitOutcome }

const native: Binding = loadAddon()

interface Wait {
  readonly log: PartitionLog
  readonly answer: (outcome: WaitOutcome) => void
}

export class LogWaits {
  readonly #waits: (Wait | undefined)[] = []
  readonly #free: number[] = []

  get size(): number {
    return this.#waits.length - this.#free.length
  }

  /** Until what `kind` watches reaches `endOffset` (one past the last record awaited). leaderEpoch -1: any. */
  wait(
    log: PartitionLog,
    kind: WaitKind,
    leaderEpoch: number,
    endOffset: number,
    answer: (outcome: WaitOutcome) => void
  ): number {
    const token = this.#free.pop() ?? this.#waits.length
    this.#waits[token] = { log, answer }
    native.logWait(log.handle, kind, leaderEpoch, endOffset, token)
    return token
  }

  /** The answer comes as for any wait: with `outcome`, or with the one that was under way already. */
  cancel(token: number, outcome: WaitOutcome = WaitOutcome.cancelled): void {
    const wait = this.#waits[token]
    if (wait !== undefined) native.logCancelWait(wait.log.handle, token, outcome)
  }

  /** For the environment's mail; true when it was a wait's. */
  onMail(kind: number, token: number, outcome: number): boolean {
    if (kind !== MailKind.waiter) return false
    const wait = this.#waits[token]
    invariant(wait !== undefined, () => `mail for wait ${token}, which is not under way`)
    this.#waits[token] = undefined
    this.#free.push(token)
    wait.answer(outcome as WaitOutcome)
    return true
  }
}
