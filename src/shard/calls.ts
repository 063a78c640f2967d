// Questions a shard asks the main thread (topic creation, quorum state, producer ids) and their answers. A refusal of the
// other side arrives as `CallRefused` with Kafka's error code, so that handlers can pass it on.

import { ErrorCode } from '#model/error-code.js'
import type { ToMain, ToShard } from './messages.ts'

export class CallRefused extends Error {
  override readonly name = 'CallRefused'
  readonly errorCode: number

  constructor(errorCode: number, message: string) {
    super(message)
    this.errorCode = errorCode
  }
}

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (failure: CallRefused) => void
}

/** The asking side, in a shard. */
export class Caller {
  readonly #post: (message: ToMain) => void
  readonly #pending = new Map<number, Pending>()
  #next = 1

  constructor(post: (message: ToMain) => void) {
    this.#post = post
  }

  /** `input` and the answer are copied by structured clone: plain data only. */
  call<Answer>(method: string, input: unknown): Promise<Answer> {
    const id = this.#next
    this.#next += 1
    return new Promise<Answer>((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as (value: unknown) => void, reject })
      this.#post({ kind: 'call', id, method, input })
    })
  }

  receive(message: Extract<ToShard, { kind: 'answer' | 'refusal' }>): void {
    const pending = this.#pending.get(message.id)
    if (pending === undefined) return
    this.#pending.delete(message.id)
    if (message.kind === 'answer') pending.resolve(message.value)
    else pending.reject(new CallRefused(message.errorCode, message.message))
  }

  /** The main thread is going away: nobody waits for it in vain. */
  fail(): void {
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const { reject } of waiting) reject(new CallRefused(ErrorCode.NOT_CONTROLLER, 'the broker is shutting down'))
  }
}

export type CallTable = Readonly<Record<string, (input: never) => Promise<unknown> | unknown>>

/** The answering side, in the main thread. Never rejects: what fails without a code is an unknown server error. */
export async function answerCall(
  table: CallTable,
  call: Extract<ToMain, { kind: 'call' }>,
  onFailure: (method: string, failure: unknown) => void
): Promise<Extract<ToShard, { kind: 'answer' | 'refusal' }>> {
  const run = Object.hasOwn(table, call.method) ? table[call.method] : undefined
  try {
    if (run === undefined) throw new Error(`no such call: ${call.method}`)
    return { kind: 'answer', id: call.id, value: await run(call.input as never) }
  } catch (failure) {
    const errorCode = codeOf(failure)
    if (errorCode === ErrorCode.UNKNOWN_SERVER_ERROR) onFailure(call.method, failure)
    return {
      kind: 'refusal',
      id: call.id,
      errorCode,
      message: failure instanceof Error ? failure.message : String(failure)
    }
  }
}

/** The code a thrown refusal carries (`errorCode`), or UNKNOWN_SERVER_ERROR. */
export function codeOf(failure: unknown): number {
  const code = (failure as { errorCode?: unknown } | null)?.errorCode
  return typeof code === 'number' ? code : ErrorCode.UNKNOWN_SERVER_ERROR
}
