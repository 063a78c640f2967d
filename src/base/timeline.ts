// Maps that remember: a writer runs ahead of what is committed, readers look at an older version, and a revert
// undoes everything newer than one. Versions are numbers that only grow (the controller uses log offsets).
//
// Each change keeps what it replaced in the list of its version:
//
//   version 10 ── {a: 1}        set(a, 2) after snapshot(10)   undo log of 10: [(a, 1)]
//   now        ── {a: 2}        revert(10) plays that list backwards
//
// so the current state costs nothing extra to read, and old versions cost one walk over the undo lists.

import { invariant } from './invariant.ts'

interface Tracked {
  undo(mark: number): void
  forget(mark: number): void
}

/** The versions shared by the maps of one writer. */
export class Timeline {
  readonly #marks: number[] = []
  readonly #tracked: Tracked[] = []

  /** Versions that can still be read or reverted to, ascending. */
  get versions(): readonly number[] {
    return this.#marks
  }

  get newest(): number | undefined {
    return this.#marks.at(-1)
  }

  track(map: Tracked): void {
    this.#tracked.push(map)
  }

  /** Marks the state as it is now as `version`. */
  snapshot(version: number): void {
    const newest = this.#marks.at(-1)
    invariant(newest === undefined || version > newest, () => `version ${version} after ${newest}`)
    this.#marks.push(version)
  }

  /** Undoes every change made since `version` was marked; later versions are gone, `version` stays. */
  revert(version: number): void {
    const at = this.#marks.indexOf(version)
    invariant(at >= 0, () => `no version ${version} to revert to`)
    for (let mark = this.#marks.length - 1; mark >= at; mark--) {
      for (const map of this.#tracked) map.undo(this.#marks[mark] as number)
    }
    this.#marks.length = at + 1
  }

  /** Gives up the versions below `version`; they can be neither read nor reverted to any more. */
  forgetBelow(version: number): void {
    let count = 0
    while (count < this.#marks.length && (this.#marks[count] as number) < version) count++
    for (const mark of this.#marks.splice(0, count)) for (const map of this.#tracked) map.forget(mark)
  }
}

export class TimelineMap<K, V> {
  readonly #timeline: Timeline
  readonly #now: Map<K, V> = new Map()
  /** By version: what each key held when the version was marked, for keys changed until the next mark. */
  readonly #undo: Map<number, Map<K, V | undefined>> = new Map()

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    timeline.track({
      undo: (mark) => this.#revert(mark),
      forget: (mark) => this.#undo.delete(mark)
    })
  }

  get size(): number {
    return this.#now.size
  }

  get(key: K): V | undefined {
    return this.#now.get(key)
  }

  has(key: K): boolean {
    return this.#now.has(key)
  }

  keys(): IterableIterator<K> {
    return this.#now.keys()
  }

  values(): IterableIterator<V> {
    return this.#now.values()
  }

  entries(): IterableIterator<[K, V]> {
    return this.#now.entries()
  }

  /** The value when `version` was marked. */
  getAt(key: K, version: number): V | undefined {
    const marks = this.#timeline.versions
    invariant(marks.includes(version), () => `no version ${version} to read`)
    for (const mark of marks) {
      if (mark < version) continue
      const undo = this.#undo.get(mark)
      if (undo?.has(key)) return undo.get(key)
    }
    return this.#now.get(key)
  }

  /** The whole map as it was when `version` was marked; a copy. */
  at(version: number): Map<K, V> {
    const copy = new Map(this.#now)
    const marks = this.#timeline.versions
    invariant(marks.includes(version), () => `no version ${version} to read`)
    for (const mark of [...marks].reverse()) {
      if (mark < version) break
      for (const [key, value] of this.#undo.get(mark) ?? []) {
        if (value === undefined) copy.delete(key)
        else copy.set(key, value)
      }
    }
    return copy
  }

  /** `undefined` is not a value: it would look like an absent key. */
  set(key: K, value: V): void {
    invariant(value !== undefined, 'undefined is not a value of a timeline map')
    this.#remember(key)
    this.#now.set(key, value)
  }

  delete(key: K): boolean {
    if (!this.#now.has(key)) return false
    this.#remember(key)
    return this.#now.delete(key)
  }

  #remember(key: K): void {
    const mark = this.#timeline.newest
    if (mark === undefined) return
    let undo = this.#undo.get(mark)
    if (undo === undefined) {
      undo = new Map()
      this.#undo.set(mark, undo)
    }
    if (!undo.has(key)) undo.set(key, this.#now.get(key))
  }

  #revert(mark: number): void {
    const undo = this.#undo.get(mark)
    if (undo === undefined) return
    this.#undo.delete(mark)
    for (const [key, value] of undo) {
      if (value === undefined) this.#now.delete(key)
      else this.#now.set(key, value)
    }
  }
}

/** One value that remembers, for what is not a map: the next broker epoch, the metadata version. */
export class TimelineValue<V> {
  readonly #map: TimelineMap<'value', { readonly value: V }>

  constructor(timeline: Timeline, initial: V) {
    this.#map = new TimelineMap(timeline)
    this.#map.set('value', { value: initial })
  }

  get(): V {
    const held = this.#map.get('value')
    invariant(held !== undefined, 'a timeline value always has a value')
    return held.value
  }

  getAt(version: number): V {
    const held = this.#map.getAt('value', version)
    invariant(held !== undefined, 'a timeline value made after a version cannot be read at it')
    return held.value
  }

  set(value: V): void {
    this.#map.set('value', { value })
  }
}
