// Deadlines: sessions that every heartbeat pushes out again, and a heap of delayed requests.

import { Alarm, Alarms } from '../../../dist/base/alarms.js'
import { Heap } from '../../../dist/base/heap.js'
import { runSuite, tiny } from '../suite.mjs'

const count = tiny ? 100 : 10_000
const sessionMs = 45_000

let now = 0
let turn = 0
const alarms = new Alarms()
const sessions = Array.from({ length: count }, (_, at) => new Alarm(at))
for (const session of sessions) alarms.set(session, sessionMs)

function heartbeat() {
  turn = (turn + 7) % count
  now += 3
  alarms.set(sessions[turn], now + sessionMs)
  const expired = alarms.next(now)
  if (expired !== undefined) alarms.set(sessions[expired], now + sessionMs)
  return expired ?? -1
}

const heap = new Heap((a, b) => a < b)
let luck = 42
function random() {
  luck = (luck * 1_103_515_245 + 12_345) % 2 ** 31
  return luck
}
for (let at = 0; at < count; at++) heap.push(random())

const cases = new Map([
  [`a heartbeat among ${count} sessions`, heartbeat],
  [
    `push and pop in a heap of ${count}`,
    () => {
      heap.push(random())
      return heap.pop()
    }
  ]
])
runSuite('deadlines', cases)
