// Appends that would keep the event loop too long: large compressed batches and those that are compressed again. They run on native
// workers, in order for each log, from a retained buffer that stays lent until the answer.

import { invariant } from '#base/invariant.js'
import type { ErrorCode } from '#model/error-code.js'
import type { Binding } from '#native/binding.js'
import { MailKind } from '#native/binding.js'
import { loadAddon } from '#native/load.js'
import type { AppendOptions, PartitionLog } from './partition-log.ts'

const native: Binding = loadAddon()

/** From this size on a compressed batch is worth two changes of thread (DESIGN, Life of a Produce). */
export const deferredBytesMin: number = 128 * 1024

type Answer = (errorCode: ErrorCode) => void

export class DeferredAppends {
  readonly #answers: (Answer | undefined)[] = []
  readonly #free: number[] = []

  /** `answer` is called once, in a later turn; `appended` then holds what the append answered. */
  append(
    log: PartitionLog,
    buffer: number,
    offset: number,
    length: number,
    options: AppendOptions,
    answer: Answer
  ): void {
    const token = this.#free.pop() ?? this.#answers.length
    this.#answers[token] = answer
    native.logAppendLater(
      log.handle,
      buffer,
      offset,
      length,
      options.origin,
      options.leaderEpoch,
      options.nowMs,
      options.requireMinIsr,
      options.produceVersion,
      options.verificationGuard,
      options.coordinatorEpoch,
      token
    )
  }

  /** For the environment's mail; true when it was a deferred append's. */
  onMail(kind: number, token: number): boolean {
    if (kind !== MailKind.completion) return false
    const answer = this.#answers[token]
    invariant(answer !== undefined, () => `mail for deferred append ${token}, which is not under way`)
    this.#answers[token] = undefined
    this.#free.push(token)
    answer(native.logAppendTake(token) as ErrorCode)
    return true
  }
}
