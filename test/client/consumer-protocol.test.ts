import { expect, test } from 'vitest'
import {
  readAssignment,
  readSubscription,
  writeAssignment,
  writeSubscription
} from '../../src/client/consumer-protocol.ts'

const subscription = {
  topics: ['a', 'b'],
  userData: Buffer.from('u'),
  owned: new Map([['a', [0, 2]]]),
  generation: 7,
  rackId: 'r1'
}

test('a subscription is read as it was written', () => {
  expect(readSubscription(writeSubscription(subscription))).toEqual(subscription)
})

test('a newer version is read as the newest known, what follows is let be', () => {
  const bytes = Buffer.concat([writeSubscription(subscription), Buffer.from('more')])
  bytes.writeInt16BE(9, 0)
  expect(readSubscription(bytes)).toEqual(subscription)
})

test('the first version has neither owned partitions nor a rack', () => {
  const bytes = Buffer.from('0000000000010001610000000475736572', 'hex')
  const read = readSubscription(bytes)
  expect([read.topics, read.userData?.toString(), read.generation, read.owned.size, read.rackId]).toEqual([
    ['a'],
    'user',
    -1,
    0,
    null
  ])
})

test('an assignment is read as it was written', () => {
  const assignment = { partitions: new Map([['t', [0, 1]]]), userData: null }
  expect(readAssignment(writeAssignment(assignment))).toEqual(assignment)
})
