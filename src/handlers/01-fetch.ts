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

import { FetchFrame } from '#protocol/hot/fetch-request.js'
import { Reader } from '#protocol/wire/reader.js'
import { type FetchQuestion, openContext } from '#replica/fetch-context.js'
import type { SessionPartition } from '#replica/fetch-session.js'
import type { NodeContext } from './context.ts'
import { FetchInProgress, type FetchTerms } from './fetch-in-progress.ts'
import { respondRefused } from './fetch-response.ts'
import { defineHotHandler, type HotHandler } from './handler.ts'
import { Isolation } from './log-port.ts'

const reader = new Reader(Buffer.alloc(0))
/** Nothing of it is kept beyond the turn. */
const frame = new FetchFrame()

export const fetch: HotHandler = defineHotHandler('Fetch', [4, 18], (inbound, header, node) => {
  reader.reset(inbound.buffer, inbound.offset + header.length, inbound.end)
  frame.read(reader, header.version)
  const question = questionOf(header.version >= 13)
  const context = openContext(node.sessions, question, node.nowMs())
  if (context.kind === 'refused') respondRefused(inbound, header, context.errorCode)
  else new FetchInProgress(inbound, header, node, context, termsOf(question, node)).start()
})

function questionOf(usesTopicIds: boolean): FetchQuestion {
  const partitions: SessionPartition[] = []
  for (let at = 0; at < frame.partitionCount; at++) {
    const topic = frame.topicOf[at] as number
    partitions.push({
      topicId: frame.topicId[topic] as string,
      topic: usesTopicIds ? undefined : (frame.topicName[topic] as string),
      index: frame.partition[at] as number,
      fetchOffset: inRange(frame.fetchOffset[at] as number),
      bytesMax: frame.partitionMaxBytes[at] as number,
      currentLeaderEpoch: frame.currentLeaderEpoch[at] as number,
      lastFetchedEpoch: frame.lastFetchedEpoch[at] as number,
      logStartOffset: inRange(frame.logStartOffset[at] as number),
      toldHighWatermark: -1,
      toldLogStart: -1,
      waiter: -1
    })
  }
  const forgotten: { topic: string; index: number }[] = []
  for (let at = 0; at < frame.forgottenCount; at++)
    forgotten.push({
      topic: (usesTopicIds ? frame.forgottenId[at] : frame.forgottenName[at]) as string,
      index: frame.forgottenPartition[at] as number
    })
  return {
    sessionId: frame.sessionId,
    sessionEpoch: frame.sessionEpoch,
    usesTopicIds,
    isFollower: frame.replicaId >= 0,
    partitions,
    forgotten
  }
}

/** What is beyond numbers is beyond every log; the native side takes exact numbers only. */
function inRange(offset: number): number {
  return Number.isSafeInteger(offset) ? offset : Number.MAX_SAFE_INTEGER
}

function termsOf(question: FetchQuestion, node: NodeContext): FetchTerms {
  const bytesMax = question.isFollower
    ? frame.maxBytes
    : Math.min(frame.maxBytes, node.config().number('fetch.max.bytes'))
  const consumer = frame.isolationLevel === 1 ? Isolation.committed : Isolation.highWatermark
  return {
    isFollower: question.isFollower,
    usesTopicIds: question.usesTopicIds,
    isolation: question.isFollower ? Isolation.logEnd : consumer,
    bytesMax,
    bytesMin: Math.min(frame.minBytes, bytesMax),
    waitMs: frame.maxWaitMs
  }
}
