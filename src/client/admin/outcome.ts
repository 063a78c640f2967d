// Each thing asked for with its own outcome, as in Kafka's AdminClient: one topic may exist and the next be made.

import { asError, errorOf, type KafkaError } from '../errors.ts'

export type Outcome<T> = { readonly error: KafkaError } | { readonly error: undefined; readonly value: T }

export function outcomeOf<T>(code: number, message: string | null | undefined, value: T): Outcome<T> {
  const error = errorOf(code, message)
  return error === undefined ? { error, value } : { error }
}

/** The value, or the error thrown. */
export function resultOf<T>(outcome: Outcome<T> | undefined, absentCode: number = -1): T {
  if (outcome === undefined) throw asError(absentCode, 'the broker did not answer for this')
  if (outcome.error !== undefined) throw outcome.error
  return outcome.value
}
