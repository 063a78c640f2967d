// What a step asks of the world. The order is the promise: an effect may be performed only after all before it,
// so a vote is on disk before the answer that grants it is sent.

import type { OffsetAndEpoch } from './log-shape.ts'
import type { Entry, ErrorNumber, FetchResponse, FetchSnapshotResponse, Request, Response } from './message.ts'
import type { Endpoint, ReplicaKey } from './voters.ts'

/** The content of Kafka's quorum-state file. */
export interface QuorumState {
  readonly leaderId: number | null
  readonly leaderEpoch: number
  readonly voted: ReplicaKey | null
}

export type RoleName = 'unattached' | 'prospective' | 'candidate' | 'leader' | 'follower' | 'resigned'

export type Effect =
  /** Durable before the next effect. */
  | { readonly kind: 'persist'; readonly quorumState: QuorumState }
  /** Durable before the next effect. */
  | { readonly kind: 'truncate'; readonly offset: number }
  /** Written now; the driver flushes when it likes and reports `flushed` with this generation. */
  | { readonly kind: 'append'; readonly entry: Entry; readonly generation: number }
  | { readonly kind: 'append-accepted'; readonly token: number; readonly lastOffset: number; readonly epoch: number }
  | { readonly kind: 'append-refused'; readonly token: number; readonly error: ErrorNumber }
  /** `to` < -1 names a bootstrap server: -2 is the first of the configured list. */
  | {
      readonly kind: 'send'
      readonly to: number
      readonly endpoints: readonly Endpoint[]
      readonly correlation: number
      readonly request: Request
    }
  | { readonly kind: 'respond'; readonly token: number; readonly response: Response }
  /** The driver adds the batches of [from, upTo) it likes to send. */
  | {
      readonly kind: 'respond-fetch'
      readonly token: number
      readonly from: number
      readonly upTo: number
      readonly response: FetchResponse
    }
  /** The driver adds size and bytes, or SNAPSHOT_NOT_FOUND, POSITION_OUT_OF_RANGE. */
  | { readonly kind: 'respond-snapshot'; readonly token: number; readonly response: FetchSnapshotResponse }
  /** A piece of a snapshot from the leader; `last` when it is whole. The driver answers `snapshot-installed`. */
  | {
      readonly kind: 'store-snapshot'
      readonly id: OffsetAndEpoch
      readonly position: number
      readonly bytes: Uint8Array
      readonly last: boolean
    }
  | { readonly kind: 'high-watermark'; readonly offset: number }
  | {
      readonly kind: 'become'
      readonly role: RoleName
      readonly epoch: number
      readonly leaderId: number | null
    }
  | { readonly kind: 'timer'; readonly at: number }
