import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { Desk, subscription } from './desk.ts'

describe('JoinGroup', () => {
  test('a dynamic member of a version 4 client first gets an id', () => {
    const desk = new Desk()
    const first = desk.join({}, 4).now
    expect(first).toMatchObject({
      errorCode: ErrorCode.MEMBER_ID_REQUIRED,
      memberId: 'client-uuid-1',
      generationId: -1
    })
    expect(desk.join({ memberId: first?.memberId as string }, 4).now).toBeUndefined()
  })

  test('a dynamic member of a version 3 client joins at once', () => {
    const desk = new Desk()
    const join = desk.join({}, 3)
    expect(join.now).toBeUndefined()
    desk.pass(3000)
    expect(join.later()).toMatchObject({ errorCode: ErrorCode.NONE, generationId: 1, memberId: 'client-uuid-1' })
  })

  test('the first member id writes an empty group of generation 0', () => {
    const desk = new Desk()
    desk.join()
    expect(desk.records).toEqual([
      {
        kind: 'group',
        group: 'group',
        value: {
          protocolType: '',
          generation: 0,
          protocol: null,
          leader: null,
          currentStateTimestamp: desk.now,
          members: []
        }
      }
    ])
  })

  test('only the leader is told of the members', () => {
    const desk = new Desk()
    const joins = [desk.join({ memberId: desk.newMemberId() }), desk.join({ memberId: desk.newMemberId() })]
    desk.pass(6000)
    const [leader, follower] = joins.map(({ later }) => later())
    expect(leader?.leader).toBe(leader?.memberId)
    expect(leader?.members.map(({ memberId }) => memberId)).toEqual([leader?.memberId, follower?.memberId])
    expect(leader?.members[0]?.metadata).toEqual(subscription('topic'))
    expect(follower).toMatchObject({ leader: leader?.memberId, members: [], generationId: 1, protocolName: 'range' })
  })

  test('the initial delay is extended while members come, up to the rebalance time-out', () => {
    const desk = new Desk()
    const rebalanceTimeoutMs = 7000
    const first = desk.join({ memberId: desk.newMemberId(), rebalanceTimeoutMs })
    for (let second = 1; second <= 6; second++) {
      desk.pass(1000)
      desk.join({ memberId: desk.newMemberId(), rebalanceTimeoutMs })
    }
    expect(first.later()).toBeUndefined()
    desk.pass(1000)
    expect(first.later()).toMatchObject({ errorCode: ErrorCode.NONE })
    expect(first.later()?.members).toHaveLength(7)
  })

  test('the protocol that most members name first wins, among those that all know', () => {
    const desk = new Desk()
    const protocols = (...names: string[]) => names.map((name) => ({ name, metadata: subscription('topic') }))
    const comes = (...names: string[]) => {
      const said = { protocols: protocols(...names) }
      return desk.join({ ...said, memberId: desk.newMemberId(said) })
    }
    const join = comes('a', 'b', 'c')
    comes('x', 'c', 'b')
    comes('c', 'b')
    desk.pass(9000)
    expect(join.later()?.protocolName).toBe('c')
  })
})

describe('a JoinGroup is refused', () => {
  test.each([5999, 1_800_001])('for a session time-out of %d ms', (sessionTimeoutMs) => {
    expect(new Desk().join({ sessionTimeoutMs }).now?.errorCode).toBe(ErrorCode.INVALID_SESSION_TIMEOUT)
  })

  test('for an empty group id', () => {
    expect(new Desk().join({ groupId: '' }).now?.errorCode).toBe(ErrorCode.INVALID_GROUP_ID)
  })

  test('when its member id would be longer than a string can be', () => {
    const desk = new Desk()
    const refused = desk.join({ groupInstanceId: 'i'.repeat(32_731) }).now
    expect(refused?.errorCode).toBe(ErrorCode.INVALID_REQUEST)
    expect(desk.join({ groupInstanceId: 'i'.repeat(32_730) }).now).toBeUndefined()
  })

  test('for a member id that nobody gave out, and leaves no group behind', () => {
    const desk = new Desk()
    expect(desk.join({ memberId: 'made-up' }).now?.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(desk.state()).toBe('Dead')
  })

  test.each([
    ['another protocol type', { protocolType: 'connect' }],
    ['no protocol in common', { protocols: [{ name: 'other', metadata: subscription() }] }],
    ['no protocols', { protocols: [] }]
  ])('for %s', (_name, request) => {
    const desk = new Desk()
    desk.stable(1)
    expect(desk.join(request).now?.errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
  })

  test('when the group is full', () => {
    const desk = new Desk({ membersMax: 2 })
    desk.stable(2)
    const refused = desk.join({}, 3).now
    expect(refused).toMatchObject({ errorCode: ErrorCode.GROUP_MAX_SIZE_REACHED, memberId: '' })
  })

  test('with UNKNOWN_MEMBER_ID once its member id has expired', () => {
    const desk = new Desk()
    const memberId = desk.newMemberId({ sessionTimeoutMs: 6000 })
    desk.pass(6000)
    expect(desk.join({ memberId }).now?.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })
})

test('a member whose join made the group is sent away when the group could not be stored', () => {
  const desk = new Desk()
  desk.held = true
  const join = desk.join({}, 3)
  desk.lose(ErrorCode.COORDINATOR_NOT_AVAILABLE)
  expect(join.later()?.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
  const again = desk.join({}, 3)
  desk.pass(6000)
  expect(again.later()?.members).toHaveLength(1)
})

describe('a member that joins a stable group again', () => {
  test('as follower with the same metadata is told the generation that stands', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2)
    expect(desk.join({ memberId: ids[1] as string }).now).toMatchObject({
      errorCode: ErrorCode.NONE,
      generationId: generation,
      members: [],
      leader: ids[0]
    })
    expect(desk.state()).toBe('Stable')
  })

  test('as leader sets off a rebalance whatever it says', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2)
    const leader = desk.join({ memberId: ids[0] as string })
    expect(leader.now).toBeUndefined()
    expect(desk.heartbeat(ids[1] as string, generation)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    desk.join({ memberId: ids[1] as string })
    expect(leader.later()).toMatchObject({ generationId: generation + 1, leader: ids[0] })
  })

  test('as follower with other metadata sets off a rebalance', () => {
    const desk = new Desk()
    const { ids } = desk.stable(2)
    const protocols = [{ name: 'range', metadata: subscription('topic', 'more') }]
    expect(desk.join({ memberId: ids[1] as string, protocols }).now).toBeUndefined()
    expect(desk.state()).toBe('PreparingRebalance')
  })
})

describe('a rebalance', () => {
  test('goes on without dynamic members that have not joined when its time is up, and the first who has leads', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(3, [{ rebalanceTimeoutMs: 7000 }, { rebalanceTimeoutMs: 7000 }, {}])
    const protocols = [{ name: 'range', metadata: subscription('other') }]
    const join = desk.join({ memberId: ids[1] as string, protocols, rebalanceTimeoutMs: 7000 })
    for (let at = 0; at < 12; at++) {
      desk.pass(5000)
      for (const id of [ids[0], ids[2]]) desk.heartbeat(id as string, generation)
    }
    expect(join.later()).toMatchObject({ generationId: generation + 1, leader: ids[1] })
    expect(join.later()?.members).toHaveLength(1)
    expect(desk.heartbeat(ids[0] as string, generation)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  test('answers a parked join that its sender has repeated', () => {
    const desk = new Desk()
    const memberId = desk.newMemberId()
    const first = desk.join({ memberId })
    const second = desk.join({ memberId })
    expect(first.later()?.errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    desk.pass(9000)
    expect(second.later()?.errorCode).toBe(ErrorCode.NONE)
  })

  test('of members that hold no session waits for no heartbeat while they are parked', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2)
    const protocols = [{ name: 'range', metadata: subscription('other') }]
    const join = desk.join({ memberId: ids[1] as string, protocols })
    for (let at = 0; at < 5; at++) {
      desk.pass(9000)
      desk.heartbeat(ids[0] as string, generation)
    }
    expect(join.later()).toBeUndefined()
    desk.join({ memberId: ids[0] as string })
    expect(join.later()).toMatchObject({ errorCode: ErrorCode.NONE, memberId: ids[1] })
  })

  test('that drags on sends away, after five minutes, a new member whose client may be gone', () => {
    const desk = new Desk()
    const patient = { rebalanceTimeoutMs: 900_000 }
    const { ids, generation } = desk.stable(1, [patient])
    const join = desk.join(patient, 3)
    for (let at = 0; at < 59; at++) {
      desk.pass(5000)
      desk.heartbeat(ids[0] as string, generation)
    }
    expect(join.later()).toBeUndefined()
    desk.pass(5000)
    expect(join.later()).toMatchObject({ errorCode: ErrorCode.UNKNOWN_MEMBER_ID, memberId: '' })
  })

  test('that is over gives new members the session they asked for', () => {
    const desk = new Desk()
    const join = desk.join({ sessionTimeoutMs: 6000 }, 3)
    desk.pass(3000)
    desk.pass(6000)
    expect(desk.heartbeat(join.later()?.memberId as string, 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })
})
