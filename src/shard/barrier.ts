// The barrier behind "a client reads its own writes on any connection": an image is published only when every shard has
// applied it (owners opened their logs), and an administrative answer leaves only when every shard has published it.

import { invariant } from '#base/invariant.js'

interface Waiter {
  readonly offset: number
  readonly run: (reached: boolean) => void
  timer: ReturnType<typeof setTimeout> | undefined
}

export class PublicationBarrier {
  readonly #applied: number[]
  readonly #published: number[]
  readonly #publish: (offset: number) => void
  #allowed = -1
  #waiters: Waiter[] = []

  /** `publish` is told each offset that every shard has applied, once, in order. */
  constructor(shards: number, publish: (offset: number) => void) {
    this.#applied = new Array<number>(shards).fill(-1)
    this.#published = new Array<number>(shards).fill(-1)
    this.#publish = publish
  }

  applied(shard: number, offset: number): void {
    invariant(offset >= (this.#applied[shard] ?? -1), `shard ${shard} applied ${offset} after ${this.#applied[shard]}`)
    this.#applied[shard] = offset
    const all = Math.min(...this.#applied)
    if (all <= this.#allowed) return
    this.#allowed = all
    this.#publish(all)
  }

  published(shard: number, offset: number): void {
    invariant(offset <= this.#allowed, `shard ${shard} published ${offset} beyond ${this.#allowed}`)
    this.#published[shard] = offset
    const all = Math.min(...this.#published)
    const reached = this.#waiters.filter((waiter) => waiter.offset <= all)
    if (reached.length === 0) return
    this.#waiters = this.#waiters.filter((waiter) => waiter.offset > all)
    for (const waiter of reached) this.#finish(waiter, true)
  }

  /** Resolves true when every shard has published `offset`, false when that took longer than `timeoutMs`. */
  wait(offset: number, timeoutMs: number): Promise<boolean> {
    if (Math.min(...this.#published) >= offset) return Promise.resolve(true)
    return new Promise((run) => {
      const waiter: Waiter = { offset, run, timer: undefined }
      waiter.timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter)
        this.#finish(waiter, false)
      }, timeoutMs)
      this.#waiters.push(waiter)
    })
  }

  #finish(waiter: Waiter, reached: boolean): void {
    clearTimeout(waiter.timer)
    waiter.run(reached)
  }
}
