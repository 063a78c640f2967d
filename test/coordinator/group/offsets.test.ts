import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import type { DeleteGroupsResponse } from '#protocol/generated/delete-groups-response.js'
import type { OffsetCommitRequest } from '#protocol/generated/offset-commit-request.js'
import type { OffsetCommitResponse } from '#protocol/generated/offset-commit-response.js'
import type { OffsetDeleteResponse } from '#protocol/generated/offset-delete-response.js'
import { Desk, type Said, subscription } from './desk.ts'

const errorOf = ({ now }: Said<OffsetCommitResponse>): ErrorCode =>
  now?.topics[0]?.partitions[0]?.errorCode as ErrorCode

const as = (memberId: string, generation: number): Partial<OffsetCommitRequest> => ({
  memberId,
  generationIdOrMemberEpoch: generation
})

function deleteOffsets(desk: Desk, name: string, groupId = 'group'): OffsetDeleteResponse {
  const topics = [{ name, partitions: [{ partitionIndex: 0 }] }]
  return desk.ask((machine, ticket, meta) => machine.deleteOffsets({ groupId, topics }, meta, ticket, desk.now))
}

function deleteGroups(desk: Desk, ...groupsNames: string[]): ErrorCode[] {
  const response = desk.ask<DeleteGroupsResponse | undefined>((machine, ticket, meta) =>
    machine.deleteGroups({ groupsNames }, meta, ticket, desk.now)
  )
  return (response?.results ?? []).map(({ errorCode }) => errorCode as ErrorCode)
}

describe('OffsetCommit', () => {
  test('of nobody makes a simple group, and can be fetched', () => {
    const desk = new Desk()
    expect(errorOf(desk.commitOffset(7))).toBe(ErrorCode.NONE)
    expect(desk.fetch()).toEqual([{ topic: 'topic', partition: 0, offset: 7, error: 0 }])
    expect(desk.state()).toBe('Empty')
  })

  test('keeps offset, leader epoch, metadata, time and topic id', () => {
    const desk = new Desk()
    const topicId = asUuid('BX33T3j3Q8ieuxxrpMMBcA')
    const partitions = [{ partitionIndex: 4, committedOffset: 9, committedLeaderEpoch: 3, committedMetadata: null }]
    desk.commitOffset(0, { topics: [{ name: 'topic', topicId, partitions }] }, { version: 10 })
    expect(desk.records).toEqual([
      {
        kind: 'offset',
        group: 'group',
        topic: 'topic',
        partition: 4,
        offset: 9,
        leaderEpoch: 3,
        metadata: '',
        commitTimestampMs: desk.now,
        expireTimestampMs: -1,
        topicId
      }
    ])
  })

  test('with too much metadata is refused for that partition and leaves no record', () => {
    const desk = new Desk({ offsetMetadataBytesMax: 10 })
    expect(errorOf(desk.commitOffset(7, {}, { metadata: 'x'.repeat(11) }))).toBe(ErrorCode.OFFSET_METADATA_TOO_LARGE)
    expect(errorOf(desk.commitOffset(7, {}, { metadata: 'x'.repeat(10) }))).toBe(ErrorCode.NONE)
    expect(desk.records).toHaveLength(1)
  })

  test('is seen by nobody before it is committed, and never when it is lost', () => {
    const desk = new Desk()
    desk.commitOffset(1)
    desk.held = true
    desk.commitOffset(2)
    const second = desk.commitOffset(3)
    expect(desk.fetch()[0]?.offset).toBe(1)
    desk.lose(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(second.later()?.topics[0]?.partitions[0]?.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(desk.fetch()[0]?.offset).toBe(1)
  })

  test('of a group that does not exist with a generation is refused', () => {
    const desk = new Desk()
    expect(errorOf(desk.commitOffset(1, as('m', 3), { version: 8 }))).toBe(ErrorCode.ILLEGAL_GENERATION)
    expect(errorOf(desk.commitOffset(1, as('m', 3), { version: 9 }))).toBe(ErrorCode.GROUP_ID_NOT_FOUND)
  })

  test('to a group with members needs one of them, in this generation', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(1)
    const [id] = ids as [string]
    expect(errorOf(desk.commitOffset(1))).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(errorOf(desk.commitOffset(1, as('stranger', generation)))).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(errorOf(desk.commitOffset(1, as(id, generation - 1)))).toBe(ErrorCode.ILLEGAL_GENERATION)
    expect(errorOf(desk.commitOffset(1, as(id, generation)))).toBe(ErrorCode.NONE)
  })

  test('goes through while members are joining again, and not while they await their assignment', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2)
    const [one, two] = ids as [string, string]
    desk.join({ memberId: one })
    expect(errorOf(desk.commitOffset(1, as(two, generation)))).toBe(ErrorCode.NONE)
    desk.join({ memberId: two })
    expect(errorOf(desk.commitOffset(2, as(two, generation + 1)))).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
  })

  test('is a sign of life', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(1)
    for (let at = 0; at < 4; at++) {
      desk.pass(9000)
      expect(errorOf(desk.commitOffset(at, as(ids[0] as string, generation)))).toBe(ErrorCode.NONE)
    }
  })
})

describe('OffsetDelete', () => {
  test('forgets an offset of a topic that no member subscribes to', () => {
    const desk = new Desk()
    desk.commitOffset(1, {}, { topic: 'old' })
    const { ids, generation } = desk.stable(1)
    desk.commitOffset(2, as(ids[0] as string, generation))
    expect(deleteOffsets(desk, 'old').topics[0]?.partitions[0]?.errorCode).toBe(ErrorCode.NONE)
    expect(deleteOffsets(desk, 'topic').topics[0]?.partitions[0]?.errorCode).toBe(ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC)
    expect(desk.fetch()).toEqual([{ topic: 'topic', partition: 0, offset: 2, error: 0 }])
  })

  test('of a group that is not there, or works under another protocol, is refused', () => {
    const desk = new Desk()
    expect(deleteOffsets(desk, 'topic').errorCode).toBe(ErrorCode.GROUP_ID_NOT_FOUND)
    desk.stable(1, [{ protocolType: 'connect' }])
    expect(deleteOffsets(desk, 'topic').errorCode).toBe(ErrorCode.NON_EMPTY_GROUP)
  })

  test('writes nothing for an offset that is not there', () => {
    const desk = new Desk()
    desk.commitOffset(1)
    expect(deleteOffsets(desk, 'other').topics[0]?.partitions[0]?.errorCode).toBe(ErrorCode.NONE)
    expect(desk.records).toHaveLength(1)
  })
})

describe('DeleteGroups', () => {
  test('takes an empty group with its offsets, and no other', () => {
    const desk = new Desk()
    desk.commitOffset(1)
    desk.commitOffset(1, { groupId: 'other' })
    desk.stable(1, [{ groupId: 'group' }])
    expect(deleteGroups(desk, 'other', 'group', 'none')).toEqual([
      ErrorCode.NONE,
      ErrorCode.NON_EMPTY_GROUP,
      ErrorCode.GROUP_ID_NOT_FOUND
    ])
    expect(desk.state('other')).toBe('Dead')
    expect(desk.records.slice(-2)).toEqual([
      { kind: 'offset-forgotten', group: 'other', topic: 'topic', partition: 0 },
      { kind: 'group', group: 'other', value: null }
    ])
  })

  test('that could not be committed leaves the group as it was', () => {
    const desk = new Desk()
    const { ids } = desk.stable(1)
    desk.leave({ memberId: ids[0] as string }, 2)
    desk.commitOffset(5)
    desk.held = true
    deleteGroups(desk, 'group')
    expect(desk.state()).toBe('Dead')
    desk.lose(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(desk.state()).toBe('Empty')
    expect(desk.fetch()[0]?.offset).toBe(5)
    const again = desk.join({ memberId: desk.newMemberId() })
    desk.pass(3000)
    expect(again.later()?.generationId).toBe(3)
  })
})

describe('offsets of deleted topics', () => {
  test('are forgotten, in pieces that fit a batch', () => {
    const desk = new Desk()
    const partitions = Array.from({ length: 2500 }, (_, partitionIndex) => ({
      partitionIndex,
      committedOffset: 1,
      committedLeaderEpoch: -1,
      committedMetadata: null
    }))
    const topicId = asUuid('BX33T3j3Q8ieuxxrpMMBcA')
    desk.commitOffset(0, { topics: [{ name: 'gone', topicId, partitions }] })
    desk.commitOffset(1)
    const first = desk.machine.topicsDeleted(['gone'], desk.now)
    expect(first.records).toHaveLength(1000)
    desk.take(first)
    desk.pass(10)
    expect(desk.fetch()).toEqual([{ topic: 'topic', partition: 0, offset: 1, error: 0 }])
  })
})

describe('expiry', () => {
  const retention = { offsetsRetentionMs: 100_000, offsetsRetentionCheckIntervalMs: 10_000 }

  test('of a simple group is counted from the commit, and the group goes with its last offset', () => {
    const desk = new Desk(retention)
    desk.commitOffset(1)
    desk.pass(60_000)
    desk.commitOffset(1, {}, { topic: 'later' })
    desk.pass(60_000)
    expect(desk.fetch()).toEqual([{ topic: 'later', partition: 0, offset: 1, error: 0 }])
    desk.pass(60_000)
    expect(desk.state()).toBe('Dead')
    expect(desk.records.at(-1)).toEqual({ kind: 'group', group: 'group', value: null })
  })

  test('of a group that had members is counted from when it became empty', () => {
    const desk = new Desk(retention)
    const { ids, generation } = desk.stable(1, [{ sessionTimeoutMs: 1_000_000 }])
    desk.commitOffset(1, as(ids[0] as string, generation))
    desk.pass(300_000)
    expect(desk.fetch()).toHaveLength(1)
    desk.leave({ memberId: ids[0] as string }, 2)
    desk.pass(90_000)
    expect(desk.fetch()).toHaveLength(1)
    desk.pass(30_000)
    expect(desk.state()).toBe('Dead')
  })

  test('takes from a working group what nobody subscribes to any more', () => {
    const desk = new Desk(retention)
    desk.commitOffset(1, {}, { topic: 'old' })
    const protocols = [{ name: 'range', metadata: subscription('topic') }]
    const { ids, generation } = desk.stable(1, [{ sessionTimeoutMs: 1_000_000, protocols }])
    desk.commitOffset(2, as(ids[0] as string, generation))
    desk.pass(150_000)
    expect(desk.fetch()).toEqual([{ topic: 'topic', partition: 0, offset: 2, error: 0 }])
  })

  test('heeds a retention that the commit brought', () => {
    const desk = new Desk(retention)
    desk.commitOffset(1, { retentionTimeMs: 15_000 }, { version: 4 })
    desk.commitOffset(1, { retentionTimeMs: 500_000 }, { version: 4, topic: 'long' })
    expect(desk.records[0]).toMatchObject({ expireTimestampMs: desk.now + 15_000 })
    desk.pass(200_000)
    expect(desk.fetch()).toEqual([{ topic: 'long', partition: 0, offset: 1, error: 0 }])
  })

  test('leaves a group alone whose member has an id and has yet to join', () => {
    const desk = new Desk({ ...retention, offsetsRetentionCheckIntervalMs: 1000 })
    const memberId = desk.newMemberId()
    desk.pass(5000)
    expect(desk.join({ memberId }).now).toBeUndefined()
  })
})

describe('a coordinator that takes over', () => {
  test('knows the stable generation, its assignments and its sessions', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2)
    desk.commitOffset(3, as(ids[1] as string, generation))
    desk.reload()
    expect(desk.state()).toBe('Stable')
    const sync = desk.sync({ generationId: generation, memberId: ids[1] as string }).now
    expect(sync?.assignment).toEqual(Buffer.from('part 1'))
    expect(desk.fetch()[0]?.offset).toBe(3)
    desk.pass(10_000)
    expect(desk.heartbeat(ids[0] as string, generation)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  test('makes a group that is larger than is allowed now join again, and drops who comes last', () => {
    const desk = new Desk()
    const { ids } = desk.stable(3)
    desk.values.membersMax = 2
    desk.reload()
    expect(desk.state()).toBe('PreparingRebalance')
    const joins = ids.map((memberId) => desk.join({ memberId }))
    expect(joins.map(({ later }) => later()?.errorCode)).toEqual([0, 0, ErrorCode.GROUP_MAX_SIZE_REACHED])
  })

  test('answers whoever waits when it goes', () => {
    const desk = new Desk()
    const join = desk.join({ memberId: desk.newMemberId() })
    expect(desk.machine.unloaded()).toMatchObject([
      { ticket: join.ticket, response: { errorCode: ErrorCode.NOT_COORDINATOR } }
    ])
  })
})

describe('groups of other types', () => {
  test('are listed as what they are, and may not be joined as classic ones', () => {
    const desk = new Desk()
    desk.machine.replay({ kind: 'other-group', group: 'group', type: 'consumer', gone: false }, 0)
    expect(desk.join().now?.errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    expect(desk.state()).toBe('Dead')
    const listed = desk.machine.listGroups({ statesFilter: [], typesFilter: ['Consumer'] }).groups
    expect(listed).toMatchObject([{ groupId: 'group', groupType: 'consumer' }])
    desk.machine.replay({ kind: 'other-group', group: 'group', type: 'consumer', gone: true }, 1)
    expect(desk.join().now?.errorCode).toBe(ErrorCode.MEMBER_ID_REQUIRED)
  })
})

test('ListGroups filters by state and type, without regard to case', () => {
  const desk = new Desk()
  desk.commitOffset(1, { groupId: 'simple' })
  desk.stable(1)
  const list = (statesFilter: string[], typesFilter: string[]) =>
    desk.machine.listGroups({ statesFilter, typesFilter }).groups.map(({ groupId }) => groupId)
  expect(list([], []).sort()).toEqual(['group', 'simple'])
  expect(list(['stable'], ['CLASSIC'])).toEqual(['group'])
  expect(list(['Empty'], [])).toEqual(['simple'])
  expect(list([], ['share'])).toEqual([])
})
