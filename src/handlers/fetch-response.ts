// The answer of a Fetch: fields up to a partition's records, the records as a file slice, and so on.
//
//   header | throttle, error, session | topics: name or id, partitions: [fields, records, tags] tags | tags

import type { PartitionLog } from '#log/partition-log.js'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import {
  type FetchPartitionHints,
  writeFetchEnd,
  writeFetchPartition,
  writeFetchPartitionEnd,
  writeFetchStart,
  writeFetchTopic,
  writeFetchTopicEnd
} from '#protocol/hot/fetch-response.js'
import type { Writer } from '#protocol/wire/writer.js'
import type { FetchContext } from '#replica/fetch-context.js'
import { type FetchSession, isNews, type SessionPartition, sessionlessId } from '#replica/fetch-session.js'
import type { NodeContext } from './context.ts'
import type { Header, Inbound } from './inbound.ts'
import { endpointsOf, type LeaderHint, type NodeEndpointView } from './lookup.ts'
import { meterFetch } from './refusal-meters.ts'
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
  /** What a wait for more names: where the log was when it was read. */
  log: PartitionLog | undefined
  leaderEpoch: number
  bound: number
  /** Of the topic in the node's meters. */
  readonly place: number
}

const bytesPerPartition = 96
const flexibleFrom = 12
const endpointsFrom = 16

export function newFetchAnswer(asked: SessionPartition, place: number): FetchAnswer {
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
    length: 0,
    log: undefined,
    leaderEpoch: -1,
    bound: -1,
    place
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
  inbound.respond(32, new Encoder(envelope).encode)
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
  for (const { place, errorCode, length } of answers)
    meterFetch(node.meters, place, errorCode, length, terms.isFollower)
  const sessionId = sessionOf(node, context, terms)
  const told = answers.filter((answer) => tell(answer, context.kind === 'incremental'))
  if (context.kind === 'incremental') rotate(context.session, told)
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
function rotate(session: FetchSession, told: readonly FetchAnswer[]): void {
  for (const { asked, length } of told) if (length > 0) session.served(asked)
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
  let count = 0
  let hasRecords = false
  for (const group of envelope.topics) {
    count += group.length
    for (const { length } of group) if (length > 0) hasRecords = true
  }
  const encoder = new Encoder(envelope)
  if (!hasRecords) {
    inbound.respond(64 + count * bytesPerPartition, encoder.encode)
    return
  }
  inbound.respondPlan((plan) => {
    for (;;) {
      plan.bytes(encoder.encode)
      const { next } = encoder
      if (next === undefined) return
      plan.slice(next.pinId, next.position, next.length)
    }
  })
}

/** Writes up to where a partition's records belong (`next`), and goes on behind them when called again. */
class Encoder {
  next: FetchAnswer | undefined
  readonly #envelope: Envelope
  #started = false
  #topic = 0
  #partition = 0

  constructor(envelope: Envelope) {
    this.#envelope = envelope
  }

  readonly encode = (writer: Writer): void => {
    const { version, topics, endpoints } = this.#envelope
    if (!this.#started) writeStart(writer, this.#envelope)
    this.#started = true
    if (this.next !== undefined) writeFetchPartitionEnd(writer, version, hintsOf(this.next, version))
    this.next = undefined
    for (; this.#topic < topics.length; this.#topic++) {
      const group = topics[this.#topic] ?? []
      const asked = group[0]?.asked
      if (this.#partition === 0)
        writeFetchTopic(writer, version, asked?.topic ?? '', asUuid(asked?.topicId ?? ''), group.length)
      while (this.#partition < group.length) {
        const answer = group[this.#partition++] as FetchAnswer
        writePartition(writer, version, answer)
        if (answer.length > 0) {
          this.next = answer
          return
        }
        writeFetchPartitionEnd(writer, version, hintsOf(answer, version))
      }
      this.#partition = 0
      writeFetchTopicEnd(writer, version)
    }
    writeFetchEnd(writer, version, endpoints)
  }
}

function writeStart(writer: Writer, { version, correlationId, errorCode, sessionId, topics }: Envelope): void {
  writeResponseHeader(writer, correlationId, version >= flexibleFrom)
  writeFetchStart(writer, version, 0, errorCode, sessionId, topics.length)
}

/** Everything before the records' bytes. */
function writePartition(writer: Writer, version: number, answer: FetchAnswer): void {
  const { highWatermark, lastStableOffset, logStartOffset, aborted } = answer
  writeFetchPartition(
    writer,
    version,
    answer.asked.index,
    answer.errorCode,
    highWatermark,
    lastStableOffset,
    logStartOffset,
    aborted ?? null,
    -1,
    answer.length
  )
}

function hintsOf({ divergingEpoch, currentLeader }: FetchAnswer, version: number): FetchPartitionHints | undefined {
  if (divergingEpoch === undefined && currentLeader === undefined) return undefined
  // Kafka names the leader only together with its endpoint.
  return { divergingEpoch, currentLeader: version >= endpointsFrom ? currentLeader : undefined }
}
