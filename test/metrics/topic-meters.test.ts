import { beforeEach, expect, test } from 'vitest'
import { noTopic, TopicMeter, TopicMeters } from '#metrics/topic-meters.js'

let existing: Set<string>
let meters: TopicMeters
beforeEach(() => {
  existing = new Set()
  meters = new TopicMeters((topicId) => existing.has(topicId))
})

function produce(topicId: string, bytes: number): void {
  existing.add(topicId)
  meters.produced(meters.placeOf(topicId), bytes, 1)
}

const bytesIn = (): Record<string, number | undefined> =>
  Object.fromEntries(meters.topics().map(({ topicId, values }) => [topicId, values[TopicMeter.bytesIn]]))

test('each topic has its own numbers and all of them add up, however many there are', () => {
  for (let at = 0; at < 500; at++) produce(`topic-${at}`, at)
  produce('topic-7', 1000)
  expect(bytesIn()['topic-7']).toBe(1007)
  expect(bytesIn()['topic-499']).toBe(499)
  expect(meters.all()[TopicMeter.bytesIn]).toBe((499 * 500) / 2 + 1000)
  expect(meters.all()[TopicMeter.messagesIn]).toBe(501)
})

test('a deleted topic goes, what it added to all topics stays, and its place starts again at zero', () => {
  for (let at = 0; at < 63; at++) produce(`old-${at}`, 10)
  existing.clear()
  produce('new', 5)
  expect(bytesIn()).toEqual({ new: 5 })
  expect(meters.all()[TopicMeter.bytesIn]).toBe(635)
})

test('churning through topics does not take more and more memory', () => {
  for (let at = 0; at < 10_000; at++) {
    existing.clear()
    produce(`topic-${at}`, 1)
  }
  expect(meters.placeOf('topic-9999')).toBeLessThan(64 * Object.keys(TopicMeter).length)
})

test('what is about no topic counts once, over all of them', () => {
  meters.add(noTopic, TopicMeter.failedFetch, 1)
  expect(meters.all()[TopicMeter.failedFetch]).toBe(1)
  expect(meters.topics()).toEqual([])
})
