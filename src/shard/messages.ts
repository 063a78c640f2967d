// What the main thread and its shards say to each other. Everything here is slow-path: metadata, administration, start
// and stop; no produce or fetch crosses a thread.
//
//   main                                    shard
//    |--- apply N (committed records) ------->|  replays; opens the logs it owns, sets their roles
//    |<-- applied N --------------------------|
//    |    (all shards applied N)              |
//    |--- publish N ------------------------->|  image N is what handlers see from now on
//    |<-- published N ------------------------|
//    |    (all published: the administrative answer leaves)

import type { MessagePort } from 'node:worker_threads'
import type { ShardObservation } from '#metrics/shard-meters.js'

/** Committed metadata records up to and including `offset`. A snapshot replaces what came before it. */
export interface ApplyMessage {
  readonly kind: 'apply'
  readonly offset: number
  readonly epoch: number
  /** Of the quorum: no record of the image says it. */
  readonly kraftVersion: number
  /** See metadata-frames.ts. */
  readonly frames: Uint8Array
  /** What was known before is void. */
  readonly isSnapshot: boolean
}

/** What a shard needs to begin; sent once, when the log directories are open. */
export interface BeginMessage {
  readonly kind: 'begin'
  readonly engine: number
  readonly dealer: number
  readonly clusterId: string
}

/** Given to the thread when it starts, before anything on disk was touched. */
export interface ShardData {
  readonly shard: number
  readonly shards: number
  readonly nodeId: number
  /** The static configuration. */
  readonly file: ReadonlyMap<string, string>
  /** In the order of the dealer. */
  readonly listeners: readonly { readonly name: string; readonly securityProtocol: string }[]
  /** Names of those among them that a controller serves. */
  readonly controllerListeners: readonly string[]
  /** To each other shard, by its number; see mailbox.ts. */
  readonly peers: readonly (MessagePort | undefined)[]
}

export type ToShard =
  | BeginMessage
  | ApplyMessage
  | { readonly kind: 'publish'; readonly offset: number }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly errorCode: number; readonly message: string }
  /** What have you counted; or only whether you still answer. */
  | { readonly kind: 'observe'; readonly id: number; readonly counts: boolean }
  | { readonly kind: 'stop'; readonly drainMs: number }

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'fatal'

export type ToMain =
  | { readonly kind: 'applied'; readonly offset: number }
  | { readonly kind: 'published'; readonly offset: number }
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'observed'; readonly id: number; readonly observation: ShardObservation | undefined }
  | { readonly kind: 'ready' }
  | { readonly kind: 'stopped'; readonly cut: number }
  | { readonly kind: 'fatal'; readonly message: string }
  | {
      readonly kind: 'log'
      readonly level: LogLevel
      readonly message: string
      readonly fields: Readonly<Record<string, unknown>>
    }
