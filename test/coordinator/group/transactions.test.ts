// Offsets that TxnOffsetCommit brought (KIP-98, KIP-447), between their record and their marker.

import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { zeroUuid } from '#model/uuid.js'
import { Desk } from './desk.ts'

describe('offsets of a transaction', () => {
  const record = (offset: number) => ({
    kind: 'offset' as const,
    group: 'group',
    topic: 'topic',
    partition: 0,
    offset,
    leaderEpoch: -1,
    metadata: '',
    commitTimestampMs: 1,
    expireTimestampMs: -1,
    topicId: zeroUuid
  })

  test('are unstable until its end, and then what was committed', () => {
    const { machine, ...desk } = new Desk()
    void desk
    machine.replay(record(1), 0)
    machine.replayTransactional(record(2), 1, 77)
    const fetch = (requireStable: boolean) =>
      machine.fetchOffsets(
        {
          groupId: 'group',
          topics: [{ name: 'topic', partitionIndexes: [0] }],
          groups: [],
          requireStable
        },
        { clientId: '', clientHost: '', apiVersion: 7 }
      ).topics[0]?.partitions[0]
    expect(fetch(true)).toMatchObject({ errorCode: ErrorCode.UNSTABLE_OFFSET_COMMIT, committedOffset: -1 })
    expect(fetch(false)).toMatchObject({ errorCode: ErrorCode.NONE, committedOffset: 1 })
    machine.completeTransaction(77, true)
    expect(fetch(true)).toMatchObject({ errorCode: ErrorCode.NONE, committedOffset: 2 })
  })

  test('are gone when it aborts', () => {
    const desk = new Desk()
    desk.machine.replayTransactional(record(2), 0, 77)
    expect(desk.fetch('group', true)).toMatchObject([{ error: ErrorCode.UNSTABLE_OFFSET_COMMIT }])
    desk.machine.completeTransaction(77, false)
    expect(desk.fetch('group', true)).toEqual([])
  })

  test('hide what was committed before from who wants only what is stable, and from nobody else', () => {
    const desk = new Desk()
    desk.machine.replay(record(1), 0)
    desk.machine.replayTransactional(record(2), 1, 77)
    const at = { topic: 'topic', partition: 0 }
    expect(desk.fetch('group', true)).toEqual([{ ...at, offset: -1, error: ErrorCode.UNSTABLE_OFFSET_COMMIT }])
    expect(desk.fetch('group', false)).toEqual([{ ...at, offset: 1, error: ErrorCode.NONE }])
  })

  test('of several producers are pending until the last of them has ended', () => {
    const desk = new Desk()
    desk.machine.replayTransactional(record(2), 0, 77)
    desk.machine.replayTransactional(record(3), 1, 78)
    desk.machine.completeTransaction(77, false)
    expect(desk.fetch('group', true)).toMatchObject([{ error: ErrorCode.UNSTABLE_OFFSET_COMMIT }])
    expect(desk.state()).toBe('Empty')
    desk.machine.completeTransaction(78, false)
    expect(desk.fetch('group', true)).toEqual([])
    expect(desk.state()).toBe('Dead')
  })

  test('keep their group and what they may replace from expiring', () => {
    const desk = new Desk({ offsetsRetentionMs: 1000, offsetsRetentionCheckIntervalMs: 1000 })
    desk.machine.replay(record(1), 0)
    desk.machine.replayTransactional(record(2), 1, 77)
    desk.pass(5000)
    expect(desk.records).toEqual([])
    desk.machine.completeTransaction(77, true)
    desk.pass(5000)
    expect(desk.state()).toBe('Dead')
  })

  test('do not undo a later commit outside it', () => {
    const desk = new Desk()
    desk.machine.replayTransactional(record(2), 0, 77)
    desk.machine.replay(record(9), 1)
    desk.machine.completeTransaction(77, true)
    expect(desk.fetch()[0]?.offset).toBe(9)
  })

  test('are back as they were when their end is lost', () => {
    const desk = new Desk()
    desk.machine.replayTransactional(record(2), 0, 77)
    desk.machine.snapshot(1)
    desk.machine.completeTransaction(77, true)
    expect(desk.fetch('group', true)).toMatchObject([{ error: ErrorCode.UNSTABLE_OFFSET_COMMIT }])
    desk.machine.revert(1)
    desk.machine.forgetBelow(2)
    expect(desk.fetch('group', true)).toMatchObject([{ error: ErrorCode.UNSTABLE_OFFSET_COMMIT }])
  })
})

describe('TxnOffsetCommit', () => {
  const commit = (desk: Desk, memberId: string, generation: number) =>
    desk.ask<{ topics: { partitions: { errorCode: number }[] }[] }>((machine, ticket, meta) =>
      machine.transactionalCommit(
        {
          transactionalId: 't',
          groupId: 'group',
          producerId: 7,
          producerEpoch: 0,
          generationIdOrMemberEpoch: generation,
          memberId,
          groupInstanceId: null,
          topics: [
            {
              name: 'topic',
              topicId: zeroUuid,
              partitions: [{ partitionIndex: 0, committedOffset: 4, committedLeaderEpoch: -1, committedMetadata: null }]
            }
          ]
        },
        { ...meta, apiVersion: 3 },
        ticket,
        desk.now
      )
    ).topics[0]?.partitions[0]?.errorCode

  test('of a member needs its generation, of nobody is let through', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(1)
    const [id] = ids as [string]
    expect(commit(desk, id, generation)).toBe(ErrorCode.NONE)
    expect(commit(desk, id, generation - 1)).toBe(ErrorCode.ILLEGAL_GENERATION)
    expect(commit(desk, 'stranger', generation)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(commit(desk, '', -1)).toBe(ErrorCode.NONE)
  })

  test('of a group that does not exist with a generation is refused', () => {
    expect(commit(new Desk(), 'm', 1)).toBe(ErrorCode.ILLEGAL_GENERATION)
  })
})
