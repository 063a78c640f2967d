// Asks again while it may help and there is time: Kafka's AdminClient retries every call on retriable errors until
// default.api.timeout.ms has passed.

import type { Cluster } from './cluster.ts'
import { asKafkaError, type KafkaError, timeoutError } from './errors.ts'

export interface Attempt {
  /** From 1 on. */
  readonly number: number
  readonly remainingMs: number
  /** The failure of the attempt before this one. */
  readonly failure: KafkaError | undefined
}

export interface RetryOptions {
  /** Kafka's name of the call, for messages: `createTopics`. */
  readonly call: string
  readonly timeoutMs: number
}

/** `assigned` says whether the call ever found a node to talk to. */
export async function retrying<T>(
  cluster: Cluster,
  { call, timeoutMs }: RetryOptions,
  run: (attempt: Attempt) => Promise<T>,
  assigned: () => boolean = () => true
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  let failure: KafkaError | undefined
  const late = (attempts: number): KafkaError =>
    timeoutError(
      assigned()
        ? `Call(callName=${call}) timed out after ${attempts} attempt(s)`
        : `Timed out waiting for a node assignment. Call: ${call}`
    )
  for (let number = 1; ; number += 1) {
    const remainingMs = deadline - performance.now()
    try {
      return await within(remainingMs, () => late(number), run({ number, remainingMs, failure }))
    } catch (error) {
      failure = asKafkaError(error)
      if (!failure.retriable || cluster.isClosed) throw error
    }
    if (performance.now() >= deadline) throw late(number)
    await cluster.rest(number)
    if (performance.now() >= deadline) throw late(number)
  }
}

/** The promise's outcome, or the error when it takes longer. The loser is left to itself. */
export function within<T>(timeoutMs: number, late: () => Error, promise: Promise<T>): Promise<T> {
  if (timeoutMs === Number.POSITIVE_INFINITY) return promise
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), Math.min(Math.max(timeoutMs, 0), 2_147_483_647))
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
