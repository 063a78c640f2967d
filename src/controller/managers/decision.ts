// What a manager gives back: records to append and a response to send once they are committed. A decision changes
// nothing; the image moves when the records are replayed.

import type { BrokerConfig } from '#config/broker-config.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { ErrorCode } from '#model/error-code.js'
import type { Uuid } from '#model/uuid.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'

export interface Decision<Response> {
  readonly records: readonly MetadataRecordDraft[]
  readonly response: Response
}

/** Luck comes in from outside, so that a decision can be repeated. */
export interface Luck {
  uuid(): Uuid
  /** A whole number in [0, bound). */
  below(bound: number): number
}

/** What decisions are made against: metadata with everything appended so far, committed or not. */
export interface Situation {
  readonly image: MetadataImage
  /** The controller's own configuration under the cluster-wide dynamic values. */
  readonly config: BrokerConfig
  /** Id of the node that decides. */
  readonly nodeId: number
  /** Offset that the next record will get. */
  readonly nextOffset: number
  /** Of the quorum; it stands in no record of the image. */
  readonly kraftVersion: number
  readonly luck: Luck
}

/** The client asked for what cannot be; becomes an error code and a message in the response. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Runs a decision about one item; a refusal is returned, anything else is our mistake and goes on. */
export function attempt<T>(decide: () => T): T | Refusal {
  try {
    return decide()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Values that stand more than once in `values`. */
export function repeated<T>(values: Iterable<T>): Set<T> {
  const seen = new Set<T>()
  const twice = new Set<T>()
  for (const value of values) {
    if (seen.has(value)) twice.add(value)
    seen.add(value)
  }
  return twice
}
