// How offsets and groups end: deleted by an administrator, with their topic, or by age.
//
// Age (offsets.retention.minutes) is counted
//   from when the group became empty      of a group that has no members
//   from the commit                       of a simple group, which never had any
//   from the commit                       of a stable consumer group, for topics that nobody in it subscribes to any more
// unless the commit brought an expiry of its own. A group that is empty and has no offsets left goes with them.

import { ErrorCode } from '#model/error-code.js'
import type { OffsetDeleteRequest } from '#protocol/generated/offset-delete-request.js'
import type { OffsetDeleteResponse } from '#protocol/generated/offset-delete-response.js'
import type { ClassicGroup } from './classic-group.ts'
import type { Groups } from './groups.ts'
import type { GroupRecord, OffsetCommitted } from './record.ts'
import { type GroupSettings, looksMax, tombstonesMax } from './settings.ts'
import type { Turn } from './turn.ts'

const forgotten = ({
  group,
  topic,
  partition
}: Pick<OffsetCommitted, 'group' | 'topic' | 'partition'>): GroupRecord => ({
  kind: 'offset-forgotten',
  group,
  topic,
  partition
})

export function deleteOffsets(groups: Groups, request: OffsetDeleteRequest, turn: Turn): OffsetDeleteResponse {
  const { groupId } = request
  const refused = (errorCode: ErrorCode): OffsetDeleteResponse => ({ errorCode, throttleTimeMs: 0, topics: [] })
  if (groupId === '') return refused(ErrorCode.INVALID_GROUP_ID)
  if (groups.others.has(groupId)) return refused(ErrorCode.NON_EMPTY_GROUP)
  const group = groups.look(groupId, turn.nowMs)
  if (group === undefined) return refused(ErrorCode.GROUP_ID_NOT_FOUND)
  // Who else than consumers knows what its members are at: it must be empty.
  if (!group.is('Empty') && !group.usesConsumerProtocol) return refused(ErrorCode.NON_EMPTY_GROUP)
  const topics = request.topics.map(({ name, partitions }) => {
    const errorCode = group.isSubscribedTo(name) ? ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC : ErrorCode.NONE
    for (const { partitionIndex: partition } of errorCode === ErrorCode.NONE ? partitions : []) {
      const has = groups.offsets.get(groupId, name, partition) ?? groups.pending.has(groupId, name, partition)
      if (has) turn.records.push(forgotten({ group: groupId, topic: name, partition }))
    }
    return { name, partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode })) }
  })
  return { errorCode: ErrorCode.NONE, throttleTimeMs: 0, topics }
}

export function deleteGroup(groups: Groups, groupId: string, turn: Turn): ErrorCode {
  // Its members are known elsewhere, if anywhere: nothing here can say that it is empty.
  if (groups.others.has(groupId)) return ErrorCode.NON_EMPTY_GROUP
  const group = groups.look(groupId, turn.nowMs)
  if (group === undefined) return ErrorCode.GROUP_ID_NOT_FOUND
  if (!group.is('Empty')) return ErrorCode.NON_EMPTY_GROUP
  for (const offset of groups.offsets.of(groupId)) turn.records.push(forgotten(offset))
  for (const { topic, partition } of groups.pending.hasGroup(groupId) ? groups.pending.of(groupId) : []) {
    if (groups.offsets.get(groupId, topic, partition) !== undefined) continue
    turn.records.push(forgotten({ group: groupId, topic, partition }))
  }
  bury(groups, group, turn)
  return ErrorCode.NONE
}

function bury(groups: Groups, group: ClassicGroup, turn: Turn): void {
  turn.records.push({ kind: 'group', group: group.groupId, value: null })
  groups.forget(group.groupId)
}

/** Walks over all groups in pieces that fit a batch: what a piece decided has been replayed before the next is asked for. */
export class Sweep {
  readonly #groups: Groups
  readonly #settings: GroupSettings
  /** Groups still to be looked at for what is too old. */
  #aging: string[] = []
  #goneTopics: ReadonlySet<string> = new Set()
  #losing: string[] = []
  /** At how much this turn has looked. */
  #looked = 0

  constructor(groups: Groups, settings: GroupSettings) {
    this.#groups = groups
    this.#settings = settings
  }

  get hasMore(): boolean {
    return this.#aging.length > 0 || this.#losing.length > 0
  }

  beginExpiry(): void {
    this.#aging = [...this.#groups.ids()]
  }

  topicsDeleted(topics: readonly string[]): void {
    this.#goneTopics = new Set([...(this.#losing.length > 0 ? this.#goneTopics : []), ...topics])
    this.#losing = [...this.#groups.offsets.groups()]
  }

  goOn(turn: Turn): void {
    this.#looked = 0
    while (this.#losing.length > 0 && this.#hasRoom(turn)) {
      if (this.#forgetTopics(this.#losing.at(-1) ?? '', turn)) this.#losing.pop()
    }
    while (this.#aging.length > 0 && this.#hasRoom(turn)) {
      if (this.#expire(this.#aging.at(-1) ?? '', turn)) this.#aging.pop()
    }
  }

  #hasRoom(turn: Turn): boolean {
    return turn.records.length < tombstonesMax && this.#looked < looksMax
  }

  /** False: there was no room for all. */
  #forgetTopics(groupId: string, turn: Turn): boolean {
    this.#looked += this.#goneTopics.size
    for (const topic of this.#goneTopics) {
      for (const offset of this.#groups.offsets.ofTopic(groupId, topic)) {
        if (turn.records.length >= tombstonesMax) return false
        turn.records.push(forgotten(offset))
      }
    }
    return true
  }

  /** False: there was no room for all. */
  #expire(groupId: string, turn: Turn): boolean {
    const { offsets, pending, others } = this.#groups
    if (others.has(groupId)) return true
    const group = this.#groups.look(groupId, turn.nowMs)
    if (group === undefined) return true
    this.#looked++
    let left = pending.hasGroup(groupId)
    const isOld = this.#oldness(group, turn.nowMs)
    for (const offset of offsets.of(groupId)) {
      const { topic, partition } = offset
      this.#looked++
      const goes = isOld(offset) && !group.isSubscribedTo(topic) && !pending.has(groupId, topic, partition)
      if (!goes) left = true
      else if (turn.records.length >= tombstonesMax) return false
      else turn.records.push(forgotten(offset))
    }
    if (!left && group.is('Empty') && group.pending.size === 0) bury(this.#groups, group, turn)
    else this.#groups.rest(group)
    return true
  }

  #oldness(group: ClassicGroup, nowMs: number): (offset: OffsetCommitted) => boolean {
    const retentionMs = this.#settings.offsetsRetentionMs()
    const older = (sinceOf: (offset: OffsetCommitted) => number) => (offset: OffsetCommitted) =>
      offset.expireTimestampMs === -1
        ? nowMs - sinceOf(offset) >= retentionMs
        : nowMs >= Number(offset.expireTimestampMs)
    const committed = ({ commitTimestampMs }: OffsetCommitted): number => Number(commitTimestampMs)
    if (group.protocolType === undefined) return older(committed)
    if (group.is('Empty')) return older(group.stateSinceMs < 0 ? committed : () => group.stateSinceMs)
    return group.is('Stable') && group.usesConsumerProtocol && group.topics !== undefined
      ? older(committed)
      : () => false
  }
}
