import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { Desk, subscription } from './desk.ts'

/** Two members that joined and have not synced. */
function joined(desk: Desk): [string, string] {
  const joins = [desk.join({ memberId: desk.newMemberId() }), desk.join({ memberId: desk.newMemberId() })]
  desk.pass(9000)
  return joins.map(({ later }) => later()?.memberId) as [string, string]
}

const part = (memberId: string, text: string) => ({ memberId, assignment: Buffer.from(text) })

describe('SyncGroup', () => {
  test('of a follower waits for the leader, and each gets its own', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    const waiting = desk.sync({ memberId: follower })
    expect(waiting.now).toBeUndefined()
    const led = desk.sync({ memberId: leader, assignments: [part(leader, 'one'), part(follower, 'two')] })
    expect(led.now).toMatchObject({ errorCode: 0, assignment: Buffer.from('one'), protocolName: 'range' })
    expect(waiting.later()).toMatchObject({ errorCode: 0, assignment: Buffer.from('two'), protocolType: 'consumer' })
    expect(desk.state()).toBe('Stable')
  })

  test('answers nobody before the assignment is committed', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    const waiting = desk.sync({ memberId: follower })
    desk.held = true
    const led = desk.sync({ memberId: leader, assignments: [part(leader, 'one'), part(follower, 'two')] })
    expect([led.now, waiting.later(), desk.state()]).toEqual([undefined, undefined, 'CompletingRebalance'])
    desk.commit()
    expect([led.later()?.errorCode, waiting.later()?.errorCode, desk.state()]).toEqual([0, 0, 'Stable'])
  })

  test('sends all away and rebalances when the assignment could not be committed', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    const waiting = desk.sync({ memberId: follower })
    desk.held = true
    const led = desk.sync({ memberId: leader, assignments: [part(leader, 'one')] })
    desk.lose(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(led.later()?.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(waiting.later()?.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(desk.state()).toBe('PreparingRebalance')
  })

  test('gives an assignment to nobody when the generation ended while it was being committed', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    desk.held = true
    const led = desk.sync({ memberId: leader, assignments: [part(leader, 'one')] })
    desk.leave({ members: [{ memberId: follower, groupInstanceId: null, reason: null }] })
    desk.commit()
    expect(led.later()?.errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    expect(desk.state()).toBe('PreparingRebalance')
  })

  test('gives an assignment to nobody of the next generation either', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    desk.held = true
    desk.sync({ memberId: leader, assignments: [part(leader, 'one')] })
    desk.leave({ members: [{ memberId: follower, groupInstanceId: null, reason: null }] })
    desk.join({ memberId: leader })
    expect(desk.state()).toBe('CompletingRebalance')
    desk.commit()
    expect(desk.state()).toBe('CompletingRebalance')
  })

  test('of a member that the leader forgot brings nothing', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    desk.sync({ memberId: leader, assignments: [part(leader, 'one')] })
    expect(desk.sync({ memberId: follower }).now).toMatchObject({ errorCode: 0, assignment: Buffer.alloc(0) })
  })

  test('repeated by its sender answers both', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    const first = desk.sync({ memberId: follower })
    const second = desk.sync({ memberId: follower })
    expect(first.later()?.errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    desk.sync({ memberId: leader, assignments: [part(follower, 'two')] })
    expect(second.later()?.assignment).toEqual(Buffer.from('two'))
  })

  test('writes members, subscriptions and assignments', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    const since = desk.now
    desk.pass(50)
    desk.sync({ memberId: leader, assignments: [part(leader, 'one'), part(follower, 'two')] })
    const common = { clientId: 'client', clientHost: '/127.0.0.1', groupInstanceId: null }
    const times = { rebalanceTimeout: 60_000, sessionTimeout: 10_000, subscription: subscription('topic') }
    expect(desk.records.at(-1)).toMatchObject({
      value: {
        protocolType: 'consumer',
        generation: 1,
        protocol: 'range',
        leader,
        currentStateTimestamp: since - 3000,
        members: [
          { ...common, ...times, memberId: leader, assignment: Buffer.from('one') },
          { ...common, ...times, memberId: follower, assignment: Buffer.from('two') }
        ]
      }
    })
  })

  test.each([
    ['an empty group id', { groupId: '' }, ErrorCode.INVALID_GROUP_ID],
    ['a group that does not exist', { groupId: 'none' }, ErrorCode.UNKNOWN_MEMBER_ID],
    ['a stranger', { memberId: 'stranger' }, ErrorCode.UNKNOWN_MEMBER_ID],
    ['another generation', { generationId: 9 }, ErrorCode.ILLEGAL_GENERATION],
    ['another protocol', { protocolName: 'sticky' }, ErrorCode.INCONSISTENT_GROUP_PROTOCOL],
    ['another protocol type', { protocolType: 'connect' }, ErrorCode.INCONSISTENT_GROUP_PROTOCOL],
    ['no protocol in version 5', { protocolName: null }, ErrorCode.INCONSISTENT_GROUP_PROTOCOL]
  ])('is refused for %s', (_name, request, errorCode) => {
    const desk = new Desk()
    const [leader] = joined(desk)
    expect(desk.sync({ memberId: leader, ...request }).now?.errorCode).toBe(errorCode)
  })

  test('of version 4 need not name the protocol', () => {
    const desk = new Desk()
    const [leader] = joined(desk)
    expect(desk.sync({ memberId: leader, protocolName: null, protocolType: null }, 4).now?.errorCode).toBe(0)
  })
})

test('members that do not sync in time are removed and the others rebalance', () => {
  const desk = new Desk()
  const common = { rebalanceTimeoutMs: 20_000, sessionTimeoutMs: 60_000 }
  const joins = [0, 1].map(() => desk.join({ ...common, memberId: desk.newMemberId(common) }))
  desk.pass(9000)
  const [leader, silent] = joins.map(({ later }) => later()?.memberId as string)
  desk.sync({ memberId: leader as string, assignments: [] })
  expect(desk.state()).toBe('Stable')
  desk.pass(20_000)
  expect(desk.state()).toBe('PreparingRebalance')
  expect(desk.heartbeat(silent as string, 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
})

describe('Heartbeat', () => {
  test('is answered by what the group is at', () => {
    const desk = new Desk()
    const [leader, follower] = joined(desk)
    expect(desk.heartbeat(follower, 1)).toBe(ErrorCode.NONE)
    desk.sync({ memberId: leader, assignments: [] })
    expect(desk.heartbeat(leader, 1)).toBe(ErrorCode.NONE)
    desk.join({ memberId: leader })
    expect(desk.heartbeat(follower, 1)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    expect(desk.heartbeat(follower, 2)).toBe(ErrorCode.ILLEGAL_GENERATION)
    expect(desk.heartbeat('stranger', 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  test('keeps a session, and its absence ends one', () => {
    const desk = new Desk()
    const { ids, generation } = desk.stable(2)
    for (let at = 0; at < 5; at++) {
      desk.pass(9000)
      desk.heartbeat(ids[0] as string, generation)
    }
    expect(desk.heartbeat(ids[0] as string, generation)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    expect(desk.heartbeat(ids[1] as string, generation)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })
})

describe('LeaveGroup', () => {
  const identity = (memberId: string, groupInstanceId: string | null = null) => ({
    memberId,
    groupInstanceId,
    reason: null
  })

  test('of the last member empties the group in the next generation, and the log says so', () => {
    const desk = new Desk()
    const { ids } = desk.stable(1)
    expect(desk.leave({ memberId: ids[0] as string }, 2).now).toEqual({ throttleTimeMs: 0, errorCode: 0, members: [] })
    expect(desk.state()).toBe('Empty')
    expect(desk.records.at(-1)).toMatchObject({
      value: { protocolType: 'consumer', generation: 2, protocol: null, leader: null, members: [] }
    })
  })

  test('of several answers for each', () => {
    const desk = new Desk()
    const { ids } = desk.stable(2, [{}, { groupInstanceId: 'static' }])
    const pending = desk.newMemberId()
    const members = [identity(ids[0] as string), identity('', 'static'), identity(pending), identity('stranger')]
    expect(desk.leave({ members }).now?.members.map(({ errorCode }) => errorCode)).toEqual([0, 0, 0, 25])
    expect(desk.state()).toBe('Empty')
  })

  test('of a member id that nobody joined with does not disturb the others', () => {
    const desk = new Desk()
    desk.stable(1)
    desk.leave({ members: [identity(desk.newMemberId())] })
    expect(desk.state()).toBe('Stable')
  })

  test('of a member id that a rebalance waits for ends the wait', () => {
    const desk = new Desk()
    const { ids } = desk.stable(1)
    const pending = desk.newMemberId()
    const join = desk.join({ memberId: ids[0] as string })
    expect(join.now).toBeUndefined()
    desk.leave({ members: [identity(pending)] })
    expect(join.later()?.errorCode).toBe(ErrorCode.NONE)
  })

  test('of a static member under an older id is fenced', () => {
    const desk = new Desk()
    const { ids } = desk.stable(1, [{ groupInstanceId: 'static' }])
    desk.join({ groupInstanceId: 'static' })
    const { now } = desk.leave({ members: [identity(ids[0] as string, 'static')] })
    expect(now?.members[0]?.errorCode).toBe(ErrorCode.FENCED_INSTANCE_ID)
  })

  test('answers the join that the member has parked', () => {
    const desk = new Desk()
    const memberId = desk.newMemberId()
    const join = desk.join({ memberId })
    desk.leave({ members: [identity(memberId)] })
    expect(join.later()?.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  test('from a group that does not exist is an error of each member, or of the request before version 3', () => {
    const desk = new Desk()
    expect(desk.leave({ members: [identity('one')] }).now).toMatchObject({
      errorCode: 0,
      members: [{ memberId: 'one', errorCode: ErrorCode.UNKNOWN_MEMBER_ID }]
    })
    expect(desk.leave({ memberId: 'one' }, 2).now?.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })
})
