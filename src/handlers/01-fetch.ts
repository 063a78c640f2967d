// Fetch, v4-v18
//
//   v4   isolation level, aborted transactions
//   v5   log start offset
//   v7   sessions (KIP-227)
//   v9   current leader epoch: a client with a stale picture is fenced (KIP-320)
//   v11  rack, preferred read replica
//   v12  flexible; last fetched epoch and diverging epoch; current leader
//   v13  topic ids instead of names
//   v15  replica state in a tag
//   v16  endpoints of current leaders
//   v17  the follower's directory; v18 the follower's high watermark
//
// Hot: the answer is a plan of encoded bytes and file slices; records are never read here.

import { narrow } from '#model/offset.js'
import { type FetchRequest, readFetchRequest } from '#protocol/generated/fetch-request.js'
import { beyondNumbers, Reader } from '#protocol/wire/reader.js'
import { type FetchQuestion, openContext } from '#replica/fetch-context.js'
import type { SessionPartition } from '#replica/fetch-session.js'
import type { NodeContext } from './context.ts'
import { FetchInProgress, type FetchTerms } from './fetch-in-progress.ts'
import { respondRefused } from './fetch-response.ts'
import { defineHotHandler, type HotHandler } from './handler.ts'
import { Isolation } from './log-port.ts'

const reader = new Reader(Buffer.alloc(0))

export const fetch: HotHandler = defineHotHandler('Fetch', [4, 18], (inbound, header, node) => {
  reader.reset(inbound.buffer, inbound.offset + header.length, inbound.end)
  const request = readFetchRequest(reader, header.version)
  const question = questionOf(request, header.version)
  const context = openContext(node.sessions, question, node.nowMs())
  if (context.kind === 'refused') respondRefused(inbound, header, context.errorCode)
  else new FetchInProgress(inbound, header, node, context, termsOf(request, question, node)).start()
})

function replicaIdOf(request: FetchRequest, version: number): number {
  return version >= 15 ? request.replicaState.replicaId : request.replicaId
}

function questionOf(request: FetchRequest, version: number): FetchQuestion {
  const usesTopicIds = version >= 13
  const partitions: SessionPartition[] = []
  for (const { topic, topicId, partitions: asked } of request.topics)
    for (const one of asked)
      partitions.push({
        topicId,
        topic: usesTopicIds ? undefined : topic,
        index: one.partition,
        fetchOffset: narrow(one.fetchOffset) ?? beyondNumbers,
        bytesMax: one.partitionMaxBytes,
        currentLeaderEpoch: one.currentLeaderEpoch,
        lastFetchedEpoch: one.lastFetchedEpoch,
        logStartOffset: narrow(one.logStartOffset) ?? -1,
        toldHighWatermark: -1,
        toldLogStart: -1
      })
  return {
    sessionId: request.sessionId,
    sessionEpoch: request.sessionEpoch,
    usesTopicIds,
    isFollower: replicaIdOf(request, version) >= 0,
    partitions,
    forgotten: request.forgottenTopicsData.flatMap(({ topic, topicId, partitions: indexes }) =>
      indexes.map((index) => ({ topic: usesTopicIds ? topicId : topic, index }))
    )
  }
}

function termsOf(request: FetchRequest, question: FetchQuestion, node: NodeContext): FetchTerms {
  const bytesMax = question.isFollower
    ? request.maxBytes
    : Math.min(request.maxBytes, node.config().number('fetch.max.bytes'))
  const consumer = request.isolationLevel === 1 ? Isolation.committed : Isolation.highWatermark
  return {
    isFollower: question.isFollower,
    usesTopicIds: question.usesTopicIds,
    isolation: question.isFollower ? Isolation.logEnd : consumer,
    bytesMax,
    bytesMin: Math.min(request.minBytes, bytesMax),
    waitMs: request.maxWaitMs
  }
}
