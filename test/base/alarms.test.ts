import { expect, test } from 'vitest'
import { Alarm, Alarms } from '#base/alarms.js'

function due(alarms: Alarms<string>, nowMs: number): string[] {
  const found: string[] = []
  for (let what = alarms.next(nowMs); what !== undefined; what = alarms.next(nowMs)) found.push(what)
  return found
}

test('alarms come due in the order of their times, equal ones in the order in which they were set', () => {
  const alarms = new Alarms<string>()
  for (const [name, at] of [
    ['late', 30],
    ['one', 10],
    ['two', 10]
  ] as const)
    alarms.set(new Alarm(name), at)
  expect(due(alarms, 9)).toEqual([])
  expect(due(alarms, 10)).toEqual(['one', 'two'])
  expect(due(alarms, 100)).toEqual(['late'])
  expect(alarms.nextMs).toBe(Number.POSITIVE_INFINITY)
})

test('an alarm that is pushed out comes once, at the later time', () => {
  const alarms = new Alarms<string>()
  const alarm = new Alarm('session')
  for (const at of [10, 20, 30]) alarms.set(alarm, at)
  expect(due(alarms, 29)).toEqual([])
  expect(alarms.nextMs).toBe(30)
  expect(due(alarms, 30)).toEqual(['session'])
  expect(due(alarms, 1000)).toEqual([])
})

test('an alarm that is pulled in comes once, at the earlier time', () => {
  const alarms = new Alarms<string>()
  const alarm = new Alarm('session')
  alarms.set(alarm, 100)
  alarms.set(alarm, 10)
  expect(due(alarms, 10)).toEqual(['session'])
  alarms.set(alarm, 200)
  expect(due(alarms, 150)).toEqual([])
  expect(due(alarms, 200)).toEqual(['session'])
})

test('a cancelled alarm does not come, and can be set again', () => {
  const alarms = new Alarms<string>()
  const alarm = new Alarm('session')
  alarms.set(alarm, 10)
  alarms.cancel(alarm)
  alarms.set(alarm, 20)
  alarms.cancel(alarm)
  expect(due(alarms, 50)).toEqual([])
  alarms.set(alarm, 60)
  expect(due(alarms, 60)).toEqual(['session'])
})

test('alarms that were cancelled or pulled in are not kept until their time', () => {
  const alarms = new Alarms<number>()
  const kept = Array.from({ length: 100 }, (_, index) => new Alarm(index))
  for (const alarm of kept) alarms.set(alarm, 300 + alarm.what)
  for (let round = 0; round < 10_000; round++) {
    const passing = new Alarm(-1)
    alarms.set(passing, 1_000_000)
    if (round % 2 === 0) alarms.set(passing, 1_000)
    alarms.cancel(passing)
    expect(alarms.size).toBeLessThanOrEqual(3 * kept.length)
  }
  const found: number[] = []
  for (let what = alarms.next(2_000_000); what !== undefined; what = alarms.next(2_000_000)) found.push(what)
  expect(found).toEqual(kept.map(({ what }) => what))
  expect(alarms.size).toBe(0)
})

test('whatever is set, moved and cancelled, what comes is what a plain list says', () => {
  const alarms = new Alarms<number>()
  const all = Array.from({ length: 200 }, (_, index) => new Alarm(index))
  const times = new Map<number, number>()
  let state = 1
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let now = 0; now < 5_000; now++) {
    const alarm = all[random(all.length)] as Alarm<number>
    if (random(2) === 0) {
      const at = now + 1 + random(400)
      alarms.set(alarm, at)
      times.set(alarm.what, at)
    } else {
      alarms.cancel(alarm)
      times.delete(alarm.what)
    }
    const expected = [...times].filter(([, at]) => at <= now).map(([what]) => what)
    for (const what of expected) times.delete(what)
    const found: number[] = []
    for (let what = alarms.next(now); what !== undefined; what = alarms.next(now)) found.push(what)
    expect(found.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
  }
})
