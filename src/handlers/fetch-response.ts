// The answer of a Fetch, encoded by hand: fields up to a partition's records, the records as a file slice, and so on.
//
//   header | throttle, error, session | topics: name or id, partitions: [fields, records, tags] tags | tags

import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import type { Writer } from '#protocol/wire/writer.js'
import type { FetchContext } from '#replica/fetch-context.js'
import { isNews, type SessionPartition, sessionKey, sessionlessId } from '#replica/fetch-session.js'
import type { NodeContext } from './context.ts'
import type { Header, Inbound } from './inbound.ts'
import { endpointsOf, type LeaderHint, type NodeEndpointView } from './lookup.ts'
import { writeResponseHeader } from './response-header.ts'

export interface FetchAnswer {
  readonly asked: SessionPartition
  errorCode: number
  highWatermark: number
  lastStableOffset: number
  logStartOffset: number
  divergingEpoch: { readonly epoch: number; readonly endOffset: number } | undefined
  currentLeader: LeaderHint | undefined
  /** Pairs of producer id and first offset; undefined is null on the wire. */
  aborted: readonly number[] | undefined
  pinId: number
  position: number
  length: number
}

const bytesPerPartition = 96
const lastFlexible = 12
const endpointsFrom = 16

export function newFetchAnswer(asked: SessionPartition): FetchAnswer {
  return {
    asked,
    errorCode: ErrorCode.NONE,
    highWatermark: -1,
    lastStableOffset: -1,
    logStartOffset: -1,
    divergingEpoch: undefined,
    currentLeader: undefined,
    aborted: undefined,
    pinId: 0,
    position: 0,
    length: 0
  }
}

interface Envelope {
  readonly version: number
  readonly correlationId: number
  readonly errorCode: number
  readonly sessionId: number
  readonly topics: readonly FetchAnswer[][]
  readonly endpoints: readonly NodeEndpointView[]
}

/** The session could not be found or continued: nothing but the error. */
export function respondRefused(inbound: Inbound, header: Header, errorCode: number): void {
  const { version, correlationId } = header
  const envelope = { version, correlationId, errorCode, sessionId: sessionlessId, topics: [], endpoints: [] }
  inbound.respond(32, (writer) => {
    writeStart(writer, envelope)
    writeEnd(writer, envelope)
  })
}

export function respondFetch(
  inbound: Inbound,
  header: Header,
  node: NodeContext,
  context: Exclude<FetchContext, { kind: 'refused' }>,
  terms: { readonly isFollower: boolean; readonly usesTopicIds: boolean },
  answers: readonly FetchAnswer[]
): void {
  if (context.kind === 'incremental' && context.session.epoch !== context.epoch) {
    // The same session was continued on another connection meanwhile.
    for (const { pinId } of answers) if (pinId !== 0) node.logs.unpin(pinId)
    respondRefused(inbound, header, ErrorCode.INVALID_FETCH_SESSION_EPOCH)
    return
  }
  const sessionId = sessionOf(node, context, terms)
  const told = answers.filter((answer) => tell(answer, context.kind === 'incremental'))
  if (context.kind === 'incremental') rotate(context.session.partitions, told, terms.usesTopicIds)
  const leaders = told.flatMap(({ currentLeader }) => (currentLeader === undefined ? [] : [currentLeader.leaderId]))
  const endpoints = leaders.length === 0 ? [] : endpointsOf(node.image(), leaders, inbound.connection.listener)
  send(inbound, {
    version: header.version,
    correlationId: header.correlationId,
    errorCode: ErrorCode.NONE,
    sessionId,
    topics: grouped(told, terms.usesTopicIds),
    endpoints
  })
}

function sessionOf(
  node: NodeContext,
  context: Exclude<FetchContext, { kind: 'refused' }>,
  terms: { readonly isFollower: boolean; readonly usesTopicIds: boolean }
): number {
  if (context.kind === 'incremental') return context.session.id
  if (!context.begin || context.partitions.size === 0) return sessionlessId
  const session = node.sessions.create(node.nowMs(), terms.isFollower, terms.usesTopicIds, context.partitions)
  return session?.id ?? sessionlessId
}

/** Whether the partition is in the answer; the session learns what the client will know. */
function tell(answer: FetchAnswer, onlyNews: boolean): boolean {
  const { asked, errorCode, highWatermark, logStartOffset, length, divergingEpoch } = answer
  const news = isNews(asked, errorCode, highWatermark, logStartOffset, length, divergingEpoch !== undefined)
  return news || !onlyNews
}

/** Partitions that just got bytes go to the end of the line, so that the next answer begins with the others. */
function rotate(partitions: Map<string, SessionPartition>, told: readonly FetchAnswer[], byId: boolean): void {
  for (const { asked, length } of told) {
    if (length === 0) continue
    const key = sessionKey(byId, byId ? asked.topicId : (asked.topic ?? ''), asked.index)
    partitions.delete(key)
    partitions.set(key, asked)
  }
}

function grouped(answers: readonly FetchAnswer[], byId: boolean): FetchAnswer[][] {
  const groups: FetchAnswer[][] = []
  let last: FetchAnswer | undefined
  for (const answer of answers) {
    const same =
      last !== undefined &&
      (byId ? last.asked.topicId === answer.asked.topicId : last.asked.topic === answer.asked.topic)
    if (same) groups.at(-1)?.push(answer)
    else groups.push([answer])
    last = answer
  }
  return groups
}

function send(inbound: Inbound, envelope: Envelope): void {
  const count = envelope.topics.reduce((sum, group) => sum + group.length, 0)
  const hasRecords = envelope.topics.some((group) => group.some(({ length }) => length > 0))
  if (!hasRecords) {
    inbound.respond(64 + count * bytesPerPartition, (writer) => {
      writeStart(writer, envelope)
      for (const group of envelope.topics) {
        writeTopicStart(writer, envelope.version, group)
        for (const answer of group) {
          writePartition(writer, envelope.version, answer)
          writePartitionEnd(writer, envelope.version, answer)
        }
        if (envelope.version >= lastFlexible) writer.unsignedVarint(0)
      }
      writeEnd(writer, envelope)
    })
    return
  }
  inbound.respondPlan((plan) => {
    // What stands between two slices is encoded in one go.
    let pending: ((writer: Writer) => void)[] = [(writer) => writeStart(writer, envelope)]
    const flush = (): void => {
      const steps = pending
      pending = []
      plan.bytes((writer) => {
        for (const step of steps) step(writer)
      })
    }
    for (const group of envelope.topics) {
      pending.push((writer) => writeTopicStart(writer, envelope.version, group))
      for (const answer of group) {
        pending.push((writer) => writePartition(writer, envelope.version, answer))
        if (answer.length > 0) {
          flush()
          plan.slice(answer.pinId, answer.position, answer.length)
        }
        pending.push((writer) => writePartitionEnd(writer, envelope.version, answer))
      }
      if (envelope.version >= lastFlexible) pending.push((writer) => writer.unsignedVarint(0))
    }
    pending.push((writer) => writeEnd(writer, envelope))
    flush()
  })
}

function writeStart(writer: Writer, { version, correlationId, errorCode, sessionId, topics }: Envelope): void {
  const flexible = version >= lastFlexible
  writeResponseHeader(writer, correlationId, flexible)
  writer.int32(0)
  if (version >= 7) {
    writer.int16(errorCode)
    writer.int32(sessionId)
  }
  writer.count(flexible, topics.length)
}

function writeTopicStart(writer: Writer, version: number, group: readonly FetchAnswer[]): void {
  const flexible = version >= lastFlexible
  const asked = group[0]?.asked
  if (version >= 13) writer.uuid(asUuid(asked?.topicId ?? ''))
  else if (flexible) writer.compactString(asked?.topic ?? '')
  else writer.string(asked?.topic ?? '')
  writer.count(flexible, group.length)
}

/** Everything before the records' bytes. */
function writePartition(writer: Writer, version: number, answer: FetchAnswer): void {
  const flexible = version >= lastFlexible
  writer.int32(answer.asked.index)
  writer.int16(answer.errorCode)
  writer.int64(answer.highWatermark)
  writer.int64(answer.lastStableOffset)
  if (version >= 5) writer.int64(answer.logStartOffset)
  writeAborted(writer, flexible, answer.aborted)
  if (version >= 11) writer.int32(-1)
  if (flexible) writer.unsignedVarint(answer.length + 1)
  else writer.int32(answer.length)
}

function writeAborted(writer: Writer, flexible: boolean, aborted: readonly number[] | undefined): void {
  if (aborted === undefined) {
    writer.nullArray(flexible)
    return
  }
  writer.count(flexible, aborted.length / 2)
  for (let at = 0; at < aborted.length; at += 2) {
    writer.int64(aborted[at] ?? -1)
    writer.int64(aborted[at + 1] ?? -1)
    if (flexible) writer.unsignedVarint(0)
  }
}

function writePartitionEnd(writer: Writer, version: number, answer: FetchAnswer): void {
  if (version < lastFlexible) return
  const { divergingEpoch, currentLeader } = answer
  // Kafka names the leader only together with its endpoint.
  const leader = version >= endpointsFrom ? currentLeader : undefined
  writer.unsignedVarint((divergingEpoch === undefined ? 0 : 1) + (leader === undefined ? 0 : 1))
  if (divergingEpoch !== undefined) {
    const tag = writer.beginTag(0)
    writer.int32(divergingEpoch.epoch)
    writer.int64(divergingEpoch.endOffset)
    writer.unsignedVarint(0)
    writer.endTag(tag)
  }
  if (leader === undefined) return
  const tag = writer.beginTag(1)
  writer.int32(leader.leaderId)
  writer.int32(leader.leaderEpoch)
  writer.unsignedVarint(0)
  writer.endTag(tag)
}

function writeEnd(writer: Writer, { version, endpoints }: Envelope): void {
  if (version < lastFlexible) return
  if (version < endpointsFrom || endpoints.length === 0) {
    writer.unsignedVarint(0)
    return
  }
  writer.unsignedVarint(1)
  const tag = writer.beginTag(0)
  writer.count(true, endpoints.length)
  for (const { nodeId, host, port, rack } of endpoints) {
    writer.int32(nodeId)
    writer.compactString(host)
    writer.int32(port)
    writer.compactNullableString(rack)
    writer.unsignedVarint(0)
  }
  writer.endTag(tag)
}
