// A shard's picture of the cluster: replays committed records at once, shows the result only when every shard has.

import { invariant } from '#base/invariant.js'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import type { MetadataChanges } from '#metadata/delta/metadata-delta.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import type { ApplyMessage, ToMain } from './messages.ts'
import { unpackRecords } from './metadata-frames.ts'

/** Those who act on metadata: before others may see it, and when they may. */
export interface ImageFollower {
  apply(image: MetadataImage, changes: MetadataChanges): void
  publish(image: MetadataImage): void
}

export class ImageFeed {
  readonly #clusterId: string
  readonly #follower: ImageFollower
  readonly #post: (message: ToMain) => void
  #loader: ImageLoader
  #published: MetadataImage
  #kraftVersion = 0
  /** Applied, not published yet; oldest first. */
  #applied: { readonly image: MetadataImage; readonly kraftVersion: number }[] = []

  constructor(clusterId: string, follower: ImageFollower, post: (message: ToMain) => void) {
    this.#clusterId = clusterId
    this.#follower = follower
    this.#post = post
    this.#published = MetadataImage.empty(clusterId)
    this.#loader = new ImageLoader(this.#published)
  }

  /** What handlers see. */
  get image(): MetadataImage {
    return this.#published
  }

  /** Of the quorum, with that image. */
  get kraftVersion(): number {
    return this.#kraftVersion
  }

  apply({ offset, epoch, kraftVersion, frames, isSnapshot }: ApplyMessage): void {
    if (isSnapshot) this.#loader = new ImageLoader(MetadataImage.empty(this.#clusterId))
    const { image, changes } = this.#loader.load(unpackRecords(frames), offset, epoch)
    this.#follower.apply(image, changes)
    this.#applied.push({ image, kraftVersion })
    this.#post({ kind: 'applied', offset })
  }

  publish(offset: number): void {
    const ready = this.#applied.filter(({ image }) => image.offset <= offset)
    this.#applied = this.#applied.slice(ready.length)
    const newest = ready.at(-1)
    invariant(newest !== undefined, () => `nothing to publish up to ${offset}`)
    this.#published = newest.image
    this.#kraftVersion = newest.kraftVersion
    this.#follower.publish(newest.image)
    this.#post({ kind: 'published', offset })
  }
}
