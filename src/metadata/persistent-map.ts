// A map that never changes. An edit makes a new one that shares every bucket it did not touch, so that an image of ten
// thousand topics follows a change to one of them for the price of one bucket.
//
//   buckets  [ b0 | b1 | b2 | b3 ]        edit: set(key in b2)
//   edited   [ b0 | b1 | b2'| b3 ]        b0, b1, b3 are the same objects in both

type Key = string | number
type Bucket<K, V> = ReadonlyMap<K, V>

const bucketSizeWanted = 16

function hash(key: Key): number {
  if (typeof key === 'number') return Math.imul(key ^ (key >>> 16), 0x9e3779b1) >>> 8
  let value = 0x811c9dc5
  for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}

function spread<K extends Key, V>(entries: Iterable<readonly [K, V]>, count: number): Map<K, V>[] {
  const buckets = Array.from({ length: count }, () => new Map<K, V>())
  for (const [key, value] of entries) buckets[hash(key) & (count - 1)]?.set(key, value)
  return buckets
}

export class PersistentMap<K extends Key, V> {
  readonly size: number
  readonly #buckets: readonly Bucket<K, V>[]

  private constructor(buckets: readonly Bucket<K, V>[], size: number) {
    this.#buckets = buckets
    this.size = size
  }

  static empty<K extends Key, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>([new Map()], 0)
  }

  static of<K extends Key, V>(entries: Iterable<readonly [K, V]>): PersistentMap<K, V> {
    const edit = PersistentMap.empty<K, V>().edit()
    for (const [key, value] of entries) edit.set(key, value)
    return edit.done()
  }

  get(key: K): V | undefined {
    return this.#buckets[hash(key) & (this.#buckets.length - 1)]?.get(key)
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  *entries(): IterableIterator<[K, V]> {
    for (const bucket of this.#buckets) yield* bucket.entries()
  }

  *keys(): IterableIterator<K> {
    for (const bucket of this.#buckets) yield* bucket.keys()
  }

  *values(): IterableIterator<V> {
    for (const bucket of this.#buckets) yield* bucket.values()
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  edit(): MapEdit<K, V> {
    return new MapEdit(this, this.#buckets, (buckets, size) => new PersistentMap(buckets, size))
  }
}

type Make<K extends Key, V> = (buckets: readonly Bucket<K, V>[], size: number) => PersistentMap<K, V>

/** Changes on their way to a new map. `undefined` is not a value: it would look like an absent key. */
export class MapEdit<K extends Key, V> {
  /** What was last made, and its buckets; they are not ours to write. */
  #base: PersistentMap<K, V>
  #from: readonly Bucket<K, V>[]
  readonly #make: Make<K, V>
  /** A copy being edited; undefined while nothing differs from the base. */
  #buckets: Bucket<K, V>[] | undefined
  #own = new Set<number>()
  #size: number

  constructor(base: PersistentMap<K, V>, from: readonly Bucket<K, V>[], make: Make<K, V>) {
    this.#base = base
    this.#from = from
    this.#make = make
    this.#size = base.size
  }

  get size(): number {
    return this.#size
  }

  get(key: K): V | undefined {
    const buckets = this.#buckets ?? this.#from
    return buckets[hash(key) & (buckets.length - 1)]?.get(key)
  }

  has(key: K): boolean {
    return this.get(key) !== undefined
  }

  *entries(): IterableIterator<[K, V]> {
    for (const bucket of this.#buckets ?? this.#from) yield* bucket.entries()
  }

  set(key: K, value: V): void {
    if (!this.has(key)) {
      this.#size++
      this.#grow()
    }
    this.#bucketFor(key).set(key, value)
  }

  delete(key: K): boolean {
    if (!this.has(key)) return false
    this.#size--
    return this.#bucketFor(key).delete(key)
  }

  /** The map before when nothing was changed. The edit may go on; the map stays as it is. */
  done(): PersistentMap<K, V> {
    if (this.#buckets === undefined) return this.#base
    this.#from = this.#buckets
    this.#base = this.#make(this.#buckets, this.#size)
    this.#buckets = undefined
    this.#own = new Set()
    return this.#base
  }

  #bucketFor(key: K): Map<K, V> {
    this.#buckets ??= this.#from.slice()
    const at = hash(key) & (this.#buckets.length - 1)
    const bucket = this.#buckets[at]
    if (this.#own.has(at)) return bucket as Map<K, V>
    const copy = new Map(bucket)
    this.#buckets[at] = copy
    this.#own.add(at)
    return copy
  }

  #grow(): void {
    const buckets = this.#buckets ?? this.#from
    if (this.#size <= buckets.length * bucketSizeWanted) return
    this.#buckets = spread(this.entries(), buckets.length * 4)
    this.#own = new Set(this.#buckets.keys())
  }
}
