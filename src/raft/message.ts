// What replicas say to each other, reduced to what the decision needs. `quorum` turns these into Kafka's frames
// (Vote 52, BeginQuorumEpoch 53, EndQuorumEpoch 54, Fetch 1, FetchSnapshot 59) and back.

import type { ErrorCode } from '#model/error-code.js'
import type { OffsetAndEpoch } from './log-shape.ts'
import type { Endpoint, ReplicaKey, VoterSet } from './voters.ts'

export type ErrorNumber = (typeof ErrorCode)[keyof typeof ErrorCode]

/** A batch of the log. `control` is what raft must know of it; `payload` is opaque (null for what raft wrote itself). */
export interface Entry {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly epoch: number
  readonly control: readonly ControlRecord[]
  readonly payload: Uint8Array | null
}

export type ControlRecord =
  | {
      readonly kind: 'leader-change'
      readonly leaderId: number
      readonly voters: readonly ReplicaKey[]
      readonly grantingVoters: readonly ReplicaKey[]
    }
  | { readonly kind: 'kraft-version'; readonly version: number }
  | { readonly kind: 'voters'; readonly voters: VoterSet }

export interface VoteRequest {
  readonly kind: 'vote'
  readonly epoch: number
  readonly candidate: ReplicaKey
  /** Whom the candidate means; null in version 0. */
  readonly voter: ReplicaKey | null
  readonly lastEpoch: number
  readonly endOffset: number
  readonly preVote: boolean
}

export interface BeginQuorumEpochRequest {
  readonly kind: 'begin-quorum-epoch'
  readonly epoch: number
  readonly leaderId: number
  readonly leaderEndpoints: readonly Endpoint[]
  readonly voter: ReplicaKey | null
}

export interface EndQuorumEpochRequest {
  readonly kind: 'end-quorum-epoch'
  readonly epoch: number
  readonly leaderId: number
  /** Best successor first. */
  readonly preferred: readonly ReplicaKey[]
}

export interface FetchRequest {
  readonly kind: 'fetch'
  /** -1 when the sender does not know one. */
  readonly epoch: number
  readonly replica: ReplicaKey
  readonly fetchOffset: number
  readonly lastFetchedEpoch: number
  readonly highWatermark: number | null
  readonly maxWaitMs: number
}

export interface FetchSnapshotRequest {
  readonly kind: 'fetch-snapshot'
  readonly epoch: number
  readonly replica: ReplicaKey
  readonly snapshot: OffsetAndEpoch
  readonly position: number
}

export type Request =
  | VoteRequest
  | BeginQuorumEpochRequest
  | EndQuorumEpochRequest
  | FetchRequest
  | FetchSnapshotRequest

/** Every answer names the error and the sender's leader and epoch, from which a stale replica learns. */
export interface Standing {
  readonly error: ErrorNumber
  readonly epoch: number
  readonly leaderId: number | null
  readonly leaderEndpoints: readonly Endpoint[]
}

export interface VoteResponse extends Standing {
  readonly kind: 'vote'
  readonly granted: boolean
}
export interface EpochResponse extends Standing {
  readonly kind: 'begin-quorum-epoch' | 'end-quorum-epoch'
}
export interface FetchResponse extends Standing {
  readonly kind: 'fetch'
  readonly highWatermark: number | null
  readonly diverging: OffsetAndEpoch | null
  readonly snapshot: OffsetAndEpoch | null
  readonly entries: readonly Entry[]
}
export interface FetchSnapshotResponse extends Standing {
  readonly kind: 'fetch-snapshot'
  readonly snapshot: OffsetAndEpoch
  readonly size: number
  readonly position: number
  readonly bytes: Uint8Array
}

export type Response = VoteResponse | EpochResponse | FetchResponse | FetchSnapshotResponse
