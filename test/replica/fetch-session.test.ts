import { describe, expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import {
  type FetchSession,
  FetchSessionCache,
  isNews,
  nextEpoch,
  type SessionPartition,
  sessionKey
} from '#replica/fetch-session.js'

const minute = 60_000

function partition(index: number): SessionPartition {
  return {
    topicId: 'T',
    topic: 't',
    index,
    fetchOffset: 0,
    bytesMax: 1024,
    currentLeaderEpoch: -1,
    lastFetchedEpoch: -1,
    logStartOffset: -1,
    toldHighWatermark: -1,
    toldLogStart: -1,
    waiter: -1
  }
}

function partitions(count: number): Map<string, SessionPartition> {
  return new Map(Array.from({ length: count }, (_, index) => [sessionKey(true, 'T', index), partition(index)]))
}

function cache(slots: number, shard = 0, shards = 1): FetchSessionCache {
  let seed = 0
  return new FetchSessionCache({ slots, evictionMs: 2 * minute, shard, shards }, () => {
    seed = (seed + 0.137) % 1
    return seed
  })
}

function make(sessions: FetchSessionCache, nowMs: number, count: number, privileged = false): FetchSession {
  const session = sessions.create(nowMs, privileged, true, partitions(count))
  if (session === undefined) throw new Error('no slot')
  return session
}

describe('fetch sessions', () => {
  test('a session moves on with its epoch and refuses a stale one', () => {
    const sessions = cache(10)
    const session = make(sessions, 0, 1)
    expect(session.epoch).toBe(1)
    expect(sessions.continue(session.id, 1, true)).toBe(session)
    expect(sessions.continue(session.id, 1, true)).toBe(ErrorCode.INVALID_FETCH_SESSION_EPOCH)
    expect(sessions.continue(session.id, 2, false)).toBe(ErrorCode.FETCH_SESSION_TOPIC_ID_ERROR)
    expect(sessions.continue(session.id + 1, 2, true)).toBe(ErrorCode.FETCH_SESSION_ID_NOT_FOUND)
  })

  test('epochs wrap to 1, not to the initial epoch', () => {
    expect(nextEpoch(0x7fffffff)).toBe(1)
    expect(nextEpoch(-1)).toBe(-1)
  })

  test('ids of two shards never meet and are positive int32', () => {
    const ids = [0, 1, 2].flatMap((shard) => {
      const sessions = cache(1000, shard, 3)
      return Array.from({ length: 200 }, () => make(sessions, 0, 1).id)
    })
    expect(new Set(ids).size).toBe(600)
    expect(ids.every((id) => id > 0 && id <= 0x7fffffff)).toBe(true)
  })

  test('a full cache refuses a newcomer until somebody rested two minutes', () => {
    const sessions = cache(2)
    const first = make(sessions, 0, 5)
    make(sessions, 0, 5)
    expect(sessions.create(minute, false, true, partitions(5))).toBeUndefined()
    const late = sessions.create(2 * minute + 1, false, true, partitions(1))
    expect(late).toBeDefined()
    expect(sessions.get(first.id)).toBeUndefined()
    expect(sessions.evictions).toBe(1)
  })

  test('an old session that is in use makes room for a bigger one only', () => {
    const sessions = cache(2)
    const small = make(sessions, 0, 3)
    const big = make(sessions, 0, 9)
    const now = 3 * minute
    sessions.touch(small, now)
    sessions.touch(big, now)
    expect(sessions.create(now, false, true, partitions(3))).toBeUndefined()
    expect(sessions.create(now, false, true, partitions(4))).toBeDefined()
    expect(sessions.get(small.id)).toBeUndefined()
    expect(sessions.get(big.id)).toBe(big)
  })

  test('a follower takes the slot of a consumer at once', () => {
    const sessions = cache(1)
    const consumer = make(sessions, 0, 100)
    expect(sessions.create(1, true, true, partitions(1))).toBeDefined()
    expect(sessions.get(consumer.id)).toBeUndefined()
  })
})

describe('news of a partition', () => {
  test('an unchanged partition is not news, a moved high watermark is', () => {
    const one = partition(0)
    expect(isNews(one, 0, 10, 0, 0, false)).toBe(true)
    expect(isNews(one, 0, 10, 0, 0, false)).toBe(false)
    expect(isNews(one, 0, 11, 0, 0, false)).toBe(true)
    expect(isNews(one, 0, 11, 4, 0, false)).toBe(true)
    expect(isNews(one, 0, 11, 4, 7, false)).toBe(true)
  })

  test('after an error the next good answer is news', () => {
    const one = partition(0)
    isNews(one, 0, 10, 0, 0, false)
    expect(isNews(one, ErrorCode.NOT_LEADER_OR_FOLLOWER, -1, -1, 0, false)).toBe(true)
    expect(isNews(one, 0, 10, 0, 0, false)).toBe(true)
  })
})
