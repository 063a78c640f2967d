// What the admin door looks at. The node's parts fit as they are; the shapes are declared here as far as they are needed.

import type { LogEngine } from '#log/log-engine.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { ShardAnswer } from '#shard/observations.js'

export interface AdminSources {
  readonly nodeId: number
  readonly engine: LogEngine
  readonly relay: { readonly image: MetadataImage }
  readonly quorum: {
    readonly leadership: { readonly leaderId: number | null; readonly epoch: number }
    readonly highWatermark: number | null
    /** Of the metadata log. */
    readonly nextOffset: number
  }
  readonly controller: { readonly isActive: boolean }
  readonly shards: { observe(counts: boolean, timeoutMs: number): Promise<readonly ShardAnswer[]> }
  isRegistered(): boolean
  isStopping(): boolean
  /** Bytes of requests that are being received or kept; of the whole process. */
  requestMemory(): { readonly used: number; readonly max: number }
}
