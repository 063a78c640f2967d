// Topic and partition records replayed onto topics.

import type { Uuid } from '#model/uuid.js'
import type { PartitionChangeRecord } from '#protocol/generated/records/partition-change-record.js'
import type { PartitionRecord } from '#protocol/generated/records/partition-record.js'
import { unassignedDirectory } from '../image/directories.ts'
import { foldedName, folds, type PartitionImage, type TopicImage, TopicsImage } from '../image/topics.ts'
import { refuse } from '../metadata-error.ts'
import type { MapEdit } from '../persistent-map.ts'

/** `leader` of a PartitionChangeRecord that leaves the leader as it is. */
export const noLeaderChange = -2

interface Draft {
  readonly id: Uuid
  readonly name: string
  readonly partitions: (PartitionImage | undefined)[]
}

function directoriesOf(record: PartitionRecord): readonly Uuid[] {
  return record.directories.length === record.replicas.length
    ? record.directories
    : record.replicas.map(() => unassignedDirectory)
}

function partitionOf(record: PartitionRecord): PartitionImage {
  return {
    replicas: record.replicas,
    directories: directoriesOf(record),
    isr: record.isr,
    removingReplicas: record.removingReplicas,
    addingReplicas: record.addingReplicas,
    eligibleLeaderReplicas: record.eligibleLeaderReplicas ?? [],
    lastKnownElr: record.lastKnownElr ?? [],
    leader: record.leader,
    leaderRecoveryState: record.leaderRecoveryState,
    leaderEpoch: record.leaderEpoch,
    partitionEpoch: record.partitionEpoch
  }
}

/** Directories follow their replicas when only the replicas were said to change. */
function movedDirectories(before: PartitionImage, replicas: readonly number[]): readonly Uuid[] {
  return replicas.map((replica) => before.directories[before.replicas.indexOf(replica)] ?? unassignedDirectory)
}

/** What a PartitionChangeRecord makes of a partition: every record is one partition epoch, a leader one leader epoch. */
export function mergePartition(before: PartitionImage, record: PartitionChangeRecord): PartitionImage {
  const elects = record.leader !== noLeaderChange
  const replicas = record.replicas ?? before.replicas
  return {
    replicas,
    directories:
      record.directories ?? (record.replicas === null ? before.directories : movedDirectories(before, replicas)),
    isr: record.isr ?? before.isr,
    removingReplicas: record.removingReplicas ?? before.removingReplicas,
    addingReplicas: record.addingReplicas ?? before.addingReplicas,
    eligibleLeaderReplicas: record.eligibleLeaderReplicas ?? before.eligibleLeaderReplicas,
    lastKnownElr: record.lastKnownElr ?? before.lastKnownElr,
    leader: elects ? record.leader : before.leader,
    leaderRecoveryState: record.leaderRecoveryState === -1 ? before.leaderRecoveryState : record.leaderRecoveryState,
    leaderEpoch: elects ? before.leaderEpoch + 1 : before.leaderEpoch,
    partitionEpoch: before.partitionEpoch + 1
  }
}

export class TopicsDelta {
  readonly #base: TopicsImage
  readonly #byName: MapEdit<string, TopicImage>
  readonly #byId: MapEdit<string, TopicImage>
  readonly #byFoldedName: MapEdit<string, string>
  /** Topics being changed, by id. */
  readonly #drafts = new Map<string, Draft>()
  readonly changed: Set<Uuid> = new Set()
  readonly deleted: Map<Uuid, TopicImage> = new Map()

  constructor(base: TopicsImage) {
    this.#base = base
    this.#byName = base.byName.edit()
    this.#byId = base.byId.edit()
    this.#byFoldedName = base.byFoldedName.edit()
  }

  create(name: string, id: Uuid): void {
    if (this.#byName.has(name)) refuse(`topic ${name} is created although it exists`)
    if (this.#byId.has(id)) refuse(`topic ${name} is created with the id ${id} of another topic`)
    this.#drafts.set(id, { id, name, partitions: [] })
    this.#put({ id, name, partitions: [] })
    if (folds(name)) this.#byFoldedName.set(foldedName(name), name)
    this.changed.add(id)
  }

  /** The name of the removed topic. */
  remove(id: Uuid): string {
    const topic = this.#byId.get(id) ?? refuse(`topic ${id} is removed although there is none`)
    this.#byId.delete(id)
    this.#byName.delete(topic.name)
    if (this.#byFoldedName.get(foldedName(topic.name)) === topic.name) this.#byFoldedName.delete(foldedName(topic.name))
    this.#drafts.delete(id)
    this.changed.delete(id)
    const before = this.#base.withId(id)
    if (before !== undefined) this.deleted.set(id, before)
    return topic.name
  }

  partition(record: PartitionRecord): void {
    this.#draft(record.topicId).partitions[record.partitionId] = partitionOf(record)
  }

  change(record: PartitionChangeRecord): void {
    const draft = this.#draft(record.topicId)
    const before = draft.partitions[record.partitionId]
    if (before === undefined) refuse(`partition ${draft.name}-${record.partitionId} changes although there is none`)
    draft.partitions[record.partitionId] = mergePartition(before, record)
  }

  /** '' means every topic. */
  clearElr(name: string): void {
    const topics = name === '' ? [...this.#byName.entries()].map(([, topic]) => topic) : [this.#byName.get(name)]
    for (const topic of topics) {
      if (topic === undefined) continue
      const partitions = this.#drafts.get(topic.id)?.partitions ?? topic.partitions
      if (
        !partitions.some((one) => one !== undefined && one.eligibleLeaderReplicas.length + one.lastKnownElr.length > 0)
      )
        continue
      const draft = this.#draft(topic.id)
      for (const [index, one] of draft.partitions.entries())
        if (one !== undefined) draft.partitions[index] = { ...one, eligibleLeaderReplicas: [], lastKnownElr: [] }
    }
  }

  done(): TopicsImage {
    for (const { id, name, partitions } of this.#drafts.values())
      this.#put({ id, name, partitions: dense(name, partitions) })
    this.#drafts.clear()
    const byName = this.#byName.done()
    return byName === this.#base.byName
      ? this.#base
      : new TopicsImage(byName, this.#byId.done(), this.#byFoldedName.done())
  }

  #put(topic: TopicImage): void {
    this.#byName.set(topic.name, topic)
    this.#byId.set(topic.id, topic)
  }

  #draft(id: Uuid): Draft {
    const found = this.#drafts.get(id)
    if (found !== undefined) return found
    const topic = this.#byId.get(id) ?? refuse(`a partition of topic ${id}, which does not exist`)
    const draft: Draft = { id, name: topic.name, partitions: [...topic.partitions] }
    this.#drafts.set(id, draft)
    this.changed.add(id)
    return draft
  }
}

function dense(name: string, partitions: readonly (PartitionImage | undefined)[]): PartitionImage[] {
  return Array.from(partitions, (one, index) => one ?? refuse(`partition ${name}-${index} is missing`))
}
