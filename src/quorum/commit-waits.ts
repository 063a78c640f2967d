// Those who wait until an offset is committed, in the order of their offsets.

import { Heap } from '#base/heap.js'

interface Wait {
  readonly offset: number
  readonly resolve: () => void
  readonly reject: (failure: Error) => void
}

export class CommitWaits {
  #waits: Heap<Wait> = new Heap<Wait>((a, b) => a.offset < b.offset)

  wait(offset: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waits.push({ offset, resolve, reject })
    })
  }

  reached(highWatermark: number): void {
    for (let next = this.#waits.peek(); next !== undefined && next.offset < highWatermark; next = this.#waits.peek()) {
      this.#waits.pop()
      next.resolve()
    }
  }

  rejectAll(failure: Error): void {
    const waits = this.#waits
    this.#waits = new Heap<Wait>((a, b) => a.offset < b.offset)
    for (let next = waits.pop(); next !== undefined; next = waits.pop()) next.reject(failure)
  }
}
