// What happens to a replica. Time and luck come with each input; the machine has neither of its own.

import type { OffsetAndEpoch } from './log-shape.ts'
import type { Request, Response } from './message.ts'
import type { VotersAt } from './voters.ts'

export type Event =
  | { readonly kind: 'tick' }
  /** `token` names the request until it is answered by a respond effect. */
  | { readonly kind: 'request'; readonly token: number; readonly request: Request }
  | { readonly kind: 'response'; readonly from: number; readonly correlation: number; readonly response: Response }
  | { readonly kind: 'send-failed'; readonly to: number; readonly correlation: number }
  /** The connection that asked is gone: a parked fetch of it is forgotten. */
  | { readonly kind: 'forget'; readonly token: number }
  /** `count` records the leader of `epoch` wants in the log as one batch. */
  | {
      readonly kind: 'append'
      readonly token: number
      readonly epoch: number
      readonly count: number
      readonly payload: Uint8Array
    }
  /** Everything below `endOffset` of that generation of the log is on disk. */
  | { readonly kind: 'flushed'; readonly endOffset: number; readonly generation: number }
  /** A snapshot of committed state stands on disk. */
  | { readonly kind: 'snapshot-created'; readonly id: OffsetAndEpoch }
  /** The log below `offset` was deleted. */
  | { readonly kind: 'log-start-moved'; readonly offset: number }
  /** A snapshot from the leader is whole, on disk and replaced the log. */
  | { readonly kind: 'snapshot-installed'; readonly id: OffsetAndEpoch; readonly voters: VotersAt | null }
  | { readonly kind: 'change-voters'; readonly token: number; readonly voters: VotersAt['voters'] }
  | { readonly kind: 'resign' }

export interface Input {
  readonly now: number
  /** In [0, 1), fresh for each input. */
  readonly random: number
  readonly event: Event
}
