// Deadlines that move far more often than they come due: a session that every heartbeat pushes out again.
//
// Moving a deadline later costs one assignment. The heap keeps the entry made for the older, earlier time; when that comes
// up, it goes back with the time that holds now:
//
//   heap   (at 10, session)          heartbeat: due = 40, the entry stays
//   at 10  popped, due is 40   ──>   pushed again as (at 40, session)
//
// Only a deadline that moves earlier needs a new entry; the entry it leaves behind is recognised by its time and dropped.

import { Heap } from './heap.ts'

interface Entry<T> {
  readonly at: number
  readonly order: number
  readonly alarm: Alarm<T>
}

export class Alarm<T> {
  readonly what: T
  dueMs: number = Number.POSITIVE_INFINITY
  /** The time of the one entry in the heap that counts; infinity: none. */
  queuedMs: number = Number.POSITIVE_INFINITY

  constructor(what: T) {
    this.what = what
  }
}

export class Alarms<T> {
  readonly #heap: Heap<Entry<T>> = new Heap((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  #order = 0

  /** The earliest time at which `next` may have something; it may find nothing, when a deadline moved. */
  get nextMs(): number {
    return this.#heap.peek()?.at ?? Number.POSITIVE_INFINITY
  }

  set(alarm: Alarm<T>, dueMs: number): void {
    alarm.dueMs = dueMs
    if (dueMs < alarm.queuedMs) this.#queue(alarm)
  }

  cancel(alarm: Alarm<T>): void {
    alarm.dueMs = Number.POSITIVE_INFINITY
  }

  /** The next alarm that is due, which is silenced by being taken. Undefined: none is due. */
  next(nowMs: number): T | undefined {
    for (;;) {
      const entry = this.#heap.peek()
      if (entry === undefined || entry.at > nowMs) return undefined
      this.#heap.pop()
      const { alarm } = entry
      if (entry.at !== alarm.queuedMs) continue
      alarm.queuedMs = Number.POSITIVE_INFINITY
      if (alarm.dueMs <= nowMs) {
        alarm.dueMs = Number.POSITIVE_INFINITY
        return alarm.what
      }
      if (alarm.dueMs < Number.POSITIVE_INFINITY) this.#queue(alarm)
    }
  }

  #queue(alarm: Alarm<T>): void {
    alarm.queuedMs = alarm.dueMs
    this.#heap.push({ at: alarm.dueMs, order: this.#order++, alarm })
  }
}
