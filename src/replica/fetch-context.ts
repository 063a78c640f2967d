// What one Fetch reads: the partitions it named, or those its session remembers.

import type { ErrorCode } from '#model/error-code.js'
import {
  type FetchSession,
  type FetchSessionCache,
  finalEpoch,
  initialEpoch,
  type SessionPartition,
  sessionKey,
  sessionlessId
} from './fetch-session.ts'

/** A Fetch request as far as sessions care. */
export interface FetchQuestion {
  readonly sessionId: number
  readonly sessionEpoch: number
  /** v13+: topics are named by id, below by name. */
  readonly usesTopicIds: boolean
  readonly isFollower: boolean
  readonly partitions: readonly SessionPartition[]
  readonly forgotten: readonly { readonly topic: string; readonly index: number }[]
}

export type FetchContext =
  | { readonly kind: 'refused'; readonly errorCode: ErrorCode }
  /** Every partition is answered for; `begin` says whether the answer may open a session. */
  | { readonly kind: 'full'; readonly partitions: Map<string, SessionPartition>; readonly begin: boolean }
  /** Only partitions with news are answered for. `epoch` is the session's when it was found. */
  | { readonly kind: 'incremental'; readonly session: FetchSession; readonly epoch: number }

export function openContext(cache: FetchSessionCache, question: FetchQuestion, nowMs: number): FetchContext {
  const { sessionId, sessionEpoch, usesTopicIds } = question
  if (sessionEpoch === initialEpoch || sessionEpoch === finalEpoch) {
    if (sessionId !== sessionlessId) cache.remove(sessionId)
    return { kind: 'full', partitions: keyed(question), begin: sessionEpoch === initialEpoch }
  }
  const found = cache.continue(sessionId, sessionEpoch, usesTopicIds)
  if (typeof found === 'number') return { kind: 'refused', errorCode: found }
  update(found, question)
  if (found.partitions.size === 0) {
    cache.remove(found.id)
    return { kind: 'full', partitions: found.partitions, begin: false }
  }
  cache.touch(found, nowMs)
  return { kind: 'incremental', session: found, epoch: found.epoch }
}

function nameOf(partition: SessionPartition, usesTopicIds: boolean): string {
  return usesTopicIds ? partition.topicId : (partition.topic ?? '')
}

function keyed(question: FetchQuestion): Map<string, SessionPartition> {
  const map = new Map<string, SessionPartition>()
  for (const partition of question.partitions)
    map.set(sessionKey(question.usesTopicIds, nameOf(partition, question.usesTopicIds), partition.index), partition)
  return map
}

/** What the request names replaces what the session had of it; what it forgets goes. */
function update(session: FetchSession, question: FetchQuestion): void {
  for (const [key, partition] of keyed(question)) {
    const known = session.partitions.get(key)
    if (known === undefined) {
      session.put(key, partition)
      continue
    }
    known.fetchOffset = partition.fetchOffset
    known.bytesMax = partition.bytesMax
    known.currentLeaderEpoch = partition.currentLeaderEpoch
    known.lastFetchedEpoch = partition.lastFetchedEpoch
    known.logStartOffset = partition.logStartOffset
    session.ready.add(known)
  }
  for (const { topic, index } of question.forgotten) session.forget(sessionKey(question.usesTopicIds, topic, index))
}
