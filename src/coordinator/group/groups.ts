// Which groups there are. What is durable is in timelines; a group lives in memory from when somebody speaks to it, and is made
// again from what is durable whenever it is not there. So what was decided about a group and lost needs no undoing here.

import { type Timeline, TimelineMap } from '#base/timeline.js'
import type { GroupMetadataValue } from '#protocol/generated/records/group-metadata-value.js'
import { ClassicGroup } from './classic-group.ts'
import { OffsetStore } from './offsets.ts'
import { PendingOffsets } from './pending-offsets.ts'
import type { GroupRecord, OffsetForgotten, OtherGroupType } from './record.ts'

export class Groups {
  readonly stored: TimelineMap<string, GroupMetadataValue>
  readonly others: TimelineMap<string, OtherGroupType>
  readonly offsets: OffsetStore
  readonly pending: PendingOffsets
  readonly #live: Map<string, ClassicGroup> = new Map()
  /** Simple groups whose last offset was deleted: there until the next round of expiry, as in Kafka. */
  readonly #emptied: Set<string> = new Set()

  constructor(timeline: Timeline) {
    this.stored = new TimelineMap(timeline)
    this.others = new TimelineMap(timeline)
    this.offsets = new OffsetStore(timeline)
    this.pending = new PendingOffsets(timeline)
  }

  get live(): ReadonlyMap<string, ClassicGroup> {
    return this.#live
  }

  /** A group that has offsets and no more is one too: Kafka calls it simple. */
  has(groupId: string): boolean {
    return (
      this.#live.has(groupId) ||
      this.stored.has(groupId) ||
      this.offsets.has(groupId) ||
      this.pending.hasGroup(groupId) ||
      this.#emptied.has(groupId)
    )
  }

  find(groupId: string, nowMs: number): ClassicGroup | undefined {
    const live = this.#live.get(groupId)
    if (live !== undefined || !this.has(groupId)) return live
    return this.create(groupId, nowMs)
  }

  /** To look at and no more: a group that nobody speaks to is not kept in memory for it. */
  look(groupId: string, nowMs: number): ClassicGroup | undefined {
    const live = this.#live.get(groupId)
    if (live !== undefined || !this.has(groupId)) return live
    return this.#make(groupId, nowMs)
  }

  create(groupId: string, nowMs: number): ClassicGroup {
    const group = this.#make(groupId, nowMs)
    this.#live.set(groupId, group)
    return group
  }

  #make(groupId: string, nowMs: number): ClassicGroup {
    const stored = this.stored.get(groupId)
    return stored === undefined ? new ClassicGroup(groupId, nowMs) : ClassicGroup.restore(groupId, stored)
  }

  /** Lets go of a group that nobody speaks to any more and that could be made again as it is. */
  rest(group: ClassicGroup): void {
    if (!group.is('Empty') || group.pending.size > 0) return
    const stored = this.stored.get(group.groupId)
    const isStored = stored === undefined ? group.generation === 0 : stored.generation === group.generation
    if (isStored) this.#live.delete(group.groupId)
  }

  forget(groupId: string): void {
    this.#live.delete(groupId)
  }

  forgetAll(): void {
    this.#live.clear()
    this.#emptied.clear()
  }

  ids(): Set<string> {
    return new Set([...this.#live.keys(), ...this.stored.keys(), ...this.offsets.groups(), ...this.#emptied])
  }

  replay(record: GroupRecord, offset: number): void {
    switch (record.kind) {
      case 'offset':
        this.offsets.place(record, offset)
        return
      case 'offset-forgotten':
        this.#forgetOffset(record)
        return
      case 'group':
        if (record.value === null) {
          this.stored.delete(record.group)
          this.#emptied.delete(record.group)
        } else this.stored.set(record.group, record.value)
        return
      case 'other-group':
        if (record.gone) this.others.delete(record.group)
        else this.others.set(record.group, record.type)
    }
  }

  #forgetOffset(record: OffsetForgotten): void {
    const had = this.offsets.has(record.group)
    this.offsets.forget(record)
    if (!this.pending.isUnused) this.pending.forget(record)
    if (had && !this.has(record.group)) this.#emptied.add(record.group)
  }
}
