// Deadlines that move far more often than they come due: a session that every heartbeat pushes out again.
//
// Moving a deadline later costs one assignment. The heap keeps the entry made for the older, earlier time; when that comes
// up, it goes back with the time that holds now:
//
//   heap   (at 10, session)          heartbeat: due = 40, the entry stays
//   at 10  popped, due is 40   ──>   pushed again as (at 40, session)
//
// Only a deadline that moves earlier needs a new entry. The entry it leaves behind, and one whose alarm was cancelled, is idle: it
// is dropped when its time comes, or with all others of its kind once they are more than half of the heap. Without that, what
// an alarm is about would be held as long as its time-out says: five minutes for each member that joined and left.

import { Heap } from './heap.ts'

export interface Entry<T> {
  readonly at: number
  readonly order: number
  readonly alarm: Alarm<T>
}

/** So few idle entries are not worth a sweep. */
const idleMin = 64

export class Alarm<T> {
  readonly what: T
  dueMs: number = Number.POSITIVE_INFINITY
  /** The one entry in the heap that counts. */
  queued: Entry<T> | undefined

  constructor(what: T) {
    this.what = what
  }
}

export class Alarms<T> {
  readonly #heap: Heap<Entry<T>> = new Heap((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  #order = 0
  /** Entries that will do nothing when their time comes. */
  #idle = 0

  /** The earliest time at which `next` may have something; it may find nothing, when a deadline moved. */
  get nextMs(): number {
    return this.#heap.peek()?.at ?? Number.POSITIVE_INFINITY
  }

  /** Entries in the heap, idle ones too. */
  get size(): number {
    return this.#heap.size
  }

  set(alarm: Alarm<T>, dueMs: number): void {
    const { queued } = alarm
    const wasIdle = queued !== undefined && alarm.dueMs === Number.POSITIVE_INFINITY
    alarm.dueMs = dueMs
    if (queued !== undefined && dueMs >= queued.at) {
      if (wasIdle) this.#idle -= 1
      return
    }
    if (queued !== undefined && !wasIdle) this.#idle += 1
    this.#queue(alarm)
    this.#sweep()
  }

  cancel(alarm: Alarm<T>): void {
    if (alarm.queued !== undefined && alarm.dueMs < Number.POSITIVE_INFINITY) this.#idle += 1
    alarm.dueMs = Number.POSITIVE_INFINITY
    this.#sweep()
  }

  /** The next alarm that is due, which is silenced by being taken. Undefined: none is due. */
  next(nowMs: number): T | undefined {
    for (;;) {
      const entry = this.#heap.peek()
      if (entry === undefined || entry.at > nowMs) return undefined
      this.#heap.pop()
      const { alarm } = entry
      if (isIdle(entry)) this.#idle -= 1
      if (entry !== alarm.queued) continue
      alarm.queued = undefined
      if (alarm.dueMs <= nowMs) {
        alarm.dueMs = Number.POSITIVE_INFINITY
        return alarm.what
      }
      if (alarm.dueMs < Number.POSITIVE_INFINITY) this.#queue(alarm)
    }
  }

  #queue(alarm: Alarm<T>): void {
    const entry = { at: alarm.dueMs, order: this.#order++, alarm }
    alarm.queued = entry
    this.#heap.push(entry)
  }

  #sweep(): void {
    if (this.#idle < idleMin || this.#idle * 2 < this.#heap.size) return
    this.#heap.retain((entry) => {
      if (!isIdle(entry)) return true
      if (entry.alarm.queued === entry) entry.alarm.queued = undefined
      return false
    })
    this.#idle = 0
  }
}

function isIdle<T>(entry: Entry<T>): boolean {
  return entry.alarm.queued !== entry || entry.alarm.dueMs === Number.POSITIVE_INFINITY
}
