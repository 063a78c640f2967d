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
