// The committed offsets of all groups of one partition, with a memory of what is not committed yet.
//
// A cell holds the newest commit of (group, topic, partition). Each change since the oldest version that may still be read or
// reverted to stands in one journal, with what it replaced and the number of the change before it in the same cell:
//
//   cell ──newest──> change 7 ──> change 3 ──> none left           journal: 3 … 7
//
// Revert plays the journal backwards; giving versions up drops its front; reading at the oldest version follows a cell's
// changes to the earliest that is still in the journal. So a commit costs two objects beside its record, whatever the
// number of groups, and costs them only while it is uncommitted.

import type { Timeline } from '#base/timeline.js'
import type { OffsetCommitted, OffsetForgotten } from './record.ts'

/** A commit and where it stands in the log. */
export interface Placed {
  readonly commit: OffsetCommitted
  readonly logOffset: number
}

interface Cell {
  readonly home: GroupOffsets
  readonly topic: string
  readonly partition: number
  now: Placed | undefined
  /** Number of its newest change in the journal; lower than the journal's first: none is left. */
  changed: number
}

interface GroupOffsets {
  readonly group: string
  readonly topics: Map<string, Map<number, Cell>>
  /** Cells that hold a commit. */
  live: number
}

interface Change {
  readonly cell: Cell
  readonly before: Placed | undefined
  readonly changedBefore: number
  readonly mark: number
}

const none = -1

export class OffsetStore {
  readonly #timeline: Timeline
  readonly #groups: Map<string, GroupOffsets> = new Map()
  /** Change number n stands at n - #first. */
  readonly #journal: Change[] = []
  #first = 0

  constructor(timeline: Timeline) {
    this.#timeline = timeline
    timeline.track({ undo: (mark) => this.#undo(mark), forget: (mark) => this.#forget(mark) })
  }

  groups(): IterableIterator<string> {
    return this.#groups.keys()
  }

  has(group: string): boolean {
    return (this.#groups.get(group)?.live ?? 0) > 0
  }

  get(group: string, topic: string, partition: number): OffsetCommitted | undefined {
    return this.#find(group, topic, partition)?.now?.commit
  }

  /** As of the oldest version that is kept, which is what is committed. */
  getCommitted(group: string, topic: string, partition: number): OffsetCommitted | undefined {
    const cell = this.#find(group, topic, partition)
    return cell === undefined ? undefined : this.#committedOf(cell)
  }

  /** Newest commits, in the order in which topics and partitions first appeared. */
  *of(group: string): IterableIterator<OffsetCommitted> {
    for (const partitions of this.#groups.get(group)?.topics.values() ?? []) {
      for (const { now } of partitions.values()) if (now !== undefined) yield now.commit
    }
  }

  *committedOf(group: string): IterableIterator<OffsetCommitted> {
    for (const partitions of this.#groups.get(group)?.topics.values() ?? []) {
      for (const cell of partitions.values()) {
        const commit = this.#committedOf(cell)
        if (commit !== undefined) yield commit
      }
    }
  }

  *ofTopic(group: string, topic: string): IterableIterator<OffsetCommitted> {
    for (const { now } of this.#groups.get(group)?.topics.get(topic)?.values() ?? []) {
      if (now !== undefined) yield now.commit
    }
  }

  place(commit: OffsetCommitted, logOffset: number): void {
    this.#change(this.#cell(commit.group, commit.topic, commit.partition), { commit, logOffset })
  }

  /** Of an ended transaction: only where nothing was committed later in the log than this. */
  placeIfNewer(placed: Placed): void {
    const { group, topic, partition } = placed.commit
    const cell = this.#cell(group, topic, partition)
    if (cell.now === undefined || cell.now.logOffset < placed.logOffset) this.#change(cell, placed)
  }

  forget({ group, topic, partition }: OffsetForgotten): void {
    const cell = this.#find(group, topic, partition)
    if (cell?.now !== undefined) this.#change(cell, undefined)
  }

  #find(group: string, topic: string, partition: number): Cell | undefined {
    return this.#groups.get(group)?.topics.get(topic)?.get(partition)
  }

  #cell(group: string, topic: string, partition: number): Cell {
    let home = this.#groups.get(group)
    if (home === undefined) {
      home = { group, topics: new Map(), live: 0 }
      this.#groups.set(group, home)
    }
    let partitions = home.topics.get(topic)
    if (partitions === undefined) {
      partitions = new Map()
      home.topics.set(topic, partitions)
    }
    let cell = partitions.get(partition)
    if (cell === undefined) {
      cell = { home, topic, partition, now: undefined, changed: none }
      partitions.set(partition, cell)
    }
    return cell
  }

  #change(cell: Cell, to: Placed | undefined): void {
    const mark = this.#timeline.newest
    if (mark !== undefined) {
      this.#journal.push({ cell, before: cell.now, changedBefore: cell.changed, mark })
      cell.changed = this.#first + this.#journal.length - 1
    }
    this.#put(cell, to)
    if (mark === undefined) this.#dropEmpty(cell)
  }

  #put(cell: Cell, to: Placed | undefined): void {
    if (cell.now === undefined) {
      if (to !== undefined) cell.home.live++
    } else if (to === undefined) cell.home.live--
    cell.now = to
  }

  #committedOf(cell: Cell): OffsetCommitted | undefined {
    let held = cell.now
    for (let at = cell.changed; at >= this.#first; ) {
      const change = this.#journal[at - this.#first] as Change
      held = change.before
      at = change.changedBefore
    }
    return held?.commit
  }

  #undo(mark: number): void {
    for (let last = this.#journal.at(-1); last !== undefined && last.mark === mark; last = this.#journal.at(-1)) {
      this.#journal.pop()
      last.cell.changed = last.changedBefore
      this.#put(last.cell, last.before)
      this.#dropEmpty(last.cell)
    }
  }

  #forget(mark: number): void {
    let count = 0
    while (count < this.#journal.length && (this.#journal[count] as Change).mark === mark) count++
    if (count === 0) return
    this.#first += count
    for (const { cell } of this.#journal.splice(0, count)) this.#dropEmpty(cell)
  }

  /** A cell that holds nothing, and whose past nobody can ask for, goes. */
  #dropEmpty(cell: Cell): void {
    if (cell.now !== undefined || cell.changed >= this.#first) return
    const { home, topic, partition } = cell
    const partitions = home.topics.get(topic)
    if (partitions?.get(partition) !== cell) return
    partitions.delete(partition)
    if (partitions.size > 0) return
    home.topics.delete(topic)
    if (home.topics.size === 0) this.#groups.delete(home.group)
  }
}
