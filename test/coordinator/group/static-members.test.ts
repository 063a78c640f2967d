// KIP-345 and KIP-814: members that come back under the same group.instance.id.

import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { Desk, subscription } from './desk.ts'

const statics = [{ groupInstanceId: 'a' }, { groupInstanceId: 'b' }]
const identified = (at: number) => statics[at] as { groupInstanceId: string }

describe('a static member that comes back to a stable group', () => {
  test('takes over its assignment under a new id, and nobody else notices', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2, statics)
    const back = desk.join(identified(1)).now
    expect(back).toMatchObject({ errorCode: 0, generationId: generation, leader: ids[0], members: [] })
    expect(back?.memberId).not.toBe(ids[1])
    const sync = desk.sync({ generationId: generation, memberId: back?.memberId as string, ...identified(1) }).now
    expect(sync?.assignment).toEqual(Buffer.from('part 1'))
    expect(desk.heartbeat(ids[0] as string, generation, 'a')).toBe(ErrorCode.NONE)
  })

  test('fences whoever still uses the old id', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2, statics)
    desk.join(identified(1))
    expect(desk.heartbeat(ids[1] as string, generation, 'b')).toBe(ErrorCode.FENCED_INSTANCE_ID)
    expect(desk.heartbeat(ids[1] as string, generation)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    const commit = desk.commitOffset(5, {
      generationIdOrMemberEpoch: generation,
      memberId: ids[1] as string,
      groupInstanceId: 'b'
    })
    expect(commit.now?.topics[0]?.partitions[0]?.errorCode).toBe(ErrorCode.FENCED_INSTANCE_ID)
  })

  test('as leader is told to skip the assignment since version 9', () => {
    const desk = new Desk()
    desk.stable(2, statics)
    const back = desk.join(identified(0)).now
    expect(back).toMatchObject({ leader: back?.memberId, skipAssignment: true })
    expect(back?.members).toHaveLength(2)
  })

  test('as leader is told of its old self as leader before version 9', () => {
    const desk = new Desk()
    const { ids } = desk.stable(2, statics)
    expect(desk.join(identified(0), 8).now).toMatchObject({ leader: ids[0], skipAssignment: false, members: [] })
  })

  test('is answered when the log knows its new id, and keeps the old one when the log refuses', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2, statics)
    desk.held = true
    const back = desk.join(identified(1))
    expect(back.now).toBeUndefined()
    desk.lose(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(back.later()?.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(desk.heartbeat(ids[1] as string, generation, 'b')).toBe(ErrorCode.NONE)
  })

  test('has its new id after a reload', () => {
    const desk = new Desk()
    const { generation } = desk.stable(2, statics)
    const back = desk.join(identified(1)).now?.memberId as string
    desk.reload()
    expect(desk.heartbeat(back, generation, 'b')).toBe(ErrorCode.NONE)
    const sync = desk.sync({ generationId: generation, memberId: back, ...identified(1) }).now
    expect(sync?.assignment).toEqual(Buffer.from('part 1'))
  })

  test('sets off a rebalance when the group would agree on another protocol because of it', () => {
    const desk = new Desk()
    const both = ['range', 'sticky'].map((name) => ({ name, metadata: subscription('topic') }))
    desk.stable(1, [{ groupInstanceId: 'a', protocols: both }])
    const join = desk.join({ groupInstanceId: 'a', protocols: [...both].reverse() })
    expect(join.later()).toMatchObject({ generationId: 2, protocolName: 'sticky' })
  })
})

test('a static member that comes back while assignments are awaited makes all join again', () => {
  const desk = new Desk()
  const joins = statics.map((request) => desk.join(request))
  desk.pass(9000)
  const ids = joins.map(({ later }) => later()?.memberId as string)
  const waiting = desk.sync({ memberId: ids[1] as string, groupInstanceId: 'b' })
  expect(desk.join(identified(1)).now).toBeUndefined()
  expect(waiting.later()?.errorCode).toBe(ErrorCode.FENCED_INSTANCE_ID)
  expect(desk.state()).toBe('PreparingRebalance')
})

test('a parked join is fenced by another with the same instance id', () => {
  const desk = new Desk()
  const first = desk.join(identified(0))
  const second = desk.join(identified(0))
  expect(first.later()?.errorCode).toBe(ErrorCode.FENCED_INSTANCE_ID)
  desk.pass(9000)
  expect(second.later()?.errorCode).toBe(ErrorCode.NONE)
})

test('a static member that misses a rebalance stays until its session ends', () => {
  const desk = new Desk()
  const common = { rebalanceTimeoutMs: 7000, sessionTimeoutMs: 30_000 }
  const { ids } = desk.stable(2, [
    { ...common, groupInstanceId: 'a' },
    { ...common, groupInstanceId: 'b' }
  ])
  const protocols = [{ name: 'range', metadata: subscription('other') }]
  const join = desk.join({ ...common, memberId: ids[0] as string, groupInstanceId: 'a', protocols })
  desk.pass(7000)
  expect(join.later()?.members.map(({ groupInstanceId }) => groupInstanceId)).toEqual(['a', 'b'])
})

test('a static member that comes back before it synced owes its sync all the same', () => {
  const desk = new Desk()
  const common = { rebalanceTimeoutMs: 20_000, sessionTimeoutMs: 60_000 }
  const joins = statics.map((request) => desk.join({ ...request, ...common }))
  desk.pass(9000)
  const ids = joins.map(({ later }) => later()?.memberId as string)
  desk.sync({ memberId: ids[0] as string, groupInstanceId: 'a' })
  const back = desk.join({ ...identified(1), ...common }).now?.memberId as string
  expect(desk.state()).toBe('Stable')
  desk.pass(20_000)
  expect(desk.heartbeat(back, 1, 'b')).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
})
