import { expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { type FetchQuestion, openContext } from '#replica/fetch-context.js'
import { FetchSessionCache, type SessionPartition } from '#replica/fetch-session.js'

function partition(index: number, fetchOffset = 0): SessionPartition {
  return {
    topicId: 'T',
    topic: 't',
    index,
    fetchOffset,
    bytesMax: 1024,
    currentLeaderEpoch: -1,
    lastFetchedEpoch: -1,
    logStartOffset: -1,
    toldHighWatermark: -1,
    toldLogStart: -1,
    waiter: -1
  }
}

function question(
  sessionId: number,
  sessionEpoch: number,
  partitions: SessionPartition[],
  forgotten: number[] = []
): FetchQuestion {
  return {
    sessionId,
    sessionEpoch,
    usesTopicIds: true,
    isFollower: false,
    partitions,
    forgotten: forgotten.map((index) => ({ topic: 'T', index }))
  }
}

function withSession(count: number): { cache: FetchSessionCache; id: number } {
  const cache = new FetchSessionCache({ slots: 10, evictionMs: 120_000, shard: 0, shards: 1 }, () => 0.5)
  const full = openContext(
    cache,
    question(
      0,
      0,
      Array.from({ length: count }, (_, index) => partition(index))
    ),
    0
  )
  if (full.kind !== 'full' || !full.begin) throw new Error('expected a full fetch')
  const session = cache.create(0, false, true, full.partitions)
  return { cache, id: session?.id ?? 0 }
}

test('an incremental fetch changes, adds and forgets partitions', () => {
  const { cache, id } = withSession(2)
  const context = openContext(cache, question(id, 1, [partition(1, 7), partition(5)], [0]), 10)
  if (context.kind !== 'incremental') throw new Error(context.kind)
  expect([...context.session.partitions.values()].map(({ index, fetchOffset }) => [index, fetchOffset])).toEqual([
    [1, 7],
    [5, 0]
  ])
  expect(context.session.epoch).toBe(2)
})

test('a session that forgets everything is gone', () => {
  const { cache, id } = withSession(1)
  expect(openContext(cache, question(id, 1, [], [0]), 10)).toMatchObject({ kind: 'full', begin: false })
  expect(cache.size).toBe(0)
  expect(openContext(cache, question(id, 2, []), 10)).toEqual({
    kind: 'refused',
    errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND
  })
})

test('the final epoch closes the session and reads what it names', () => {
  const { cache, id } = withSession(1)
  const context = openContext(cache, question(id, -1, [partition(3)]), 10)
  expect(context).toMatchObject({ kind: 'full', begin: false })
  expect(cache.size).toBe(0)
})

test('a full fetch with the old id replaces its session', () => {
  const { cache, id } = withSession(1)
  expect(openContext(cache, question(id, 0, [partition(3)]), 10)).toMatchObject({ kind: 'full', begin: true })
  expect(cache.get(id)).toBeUndefined()
})
