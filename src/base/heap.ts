// A binary min-heap. Equal keys leave in no particular order; give the comparison a tie-breaker where that matters.

export class Heap<T> {
  readonly #items: T[] = []
  readonly #before: (a: T, b: T) => boolean

  constructor(before: (a: T, b: T) => boolean) {
    this.#before = before
  }

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = items[parent] as T
      if (!this.#before(item, above)) break
      items[at] = above
      at = parent
    }
    items[at] = item
  }

  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (items.length > 0 && last !== undefined) this.#sink(last)
    return top
  }

  /** Drops the items that `keep` does not want; costs as much as looking at all. */
  retain(keep: (item: T) => boolean): void {
    const items = this.#items
    let kept = 0
    for (const item of items) if (keep(item)) items[kept++] = item
    items.length = kept
    for (let at = (kept >> 1) - 1; at >= 0; at--) this.#sink(items[at] as T, at)
  }

  #sink(item: T, from = 0): void {
    const items = this.#items
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      const right = child + 1
      if (right < items.length && this.#before(items[right] as T, items[child] as T)) child = right
      const below = items[child] as T
      if (!this.#before(below, item)) break
      items[at] = below
      at = child
    }
    items[at] = item
  }
}
