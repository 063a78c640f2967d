// ProduceResponse v3-13 from the flat arrays of the frame it answers. Its topics and partitions are the request's, in
// the request's order. What is rare (messages, record errors, another leader) is an object a partition that has it.

import {
  type BatchIndexAndErrorMessage,
  type LeaderIdAndEpoch,
  type NodeEndpoint,
  writeBatchIndexAndErrorMessage,
  writeLeaderIdAndEpoch
} from '../generated/produce-response.ts'
import { putInt16, putInt32, putInt64 } from '../wire/put.ts'
import type { Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
import { writeEndpoints } from './endpoints.ts'
import type { ProduceFrame } from './produce-request.ts'

export interface ProduceRefusal {
  readonly errorMessage?: string | null
  readonly recordErrors?: readonly Draft<BatchIndexAndErrorMessage>[]
  /** From v10 on, with NOT_LEADER_OR_FOLLOWER. */
  readonly currentLeader?: Draft<LeaderIdAndEpoch>
}

/** By the frame's partition numbers. */
export class ProduceResults {
  errorCode: number[] = []
  baseOffset: number[] = []
  logAppendTimeMs: number[] = []
  logStartOffset: number[] = []
  refusal: (ProduceRefusal | undefined)[] = []
  throttleTimeMs = 0
  nodeEndpoints: readonly Draft<NodeEndpoint>[] = []

  clear(): void {
    if (this.errorCode.length > 4096) {
      this.errorCode = []
      this.baseOffset = []
      this.logAppendTimeMs = []
      this.logStartOffset = []
      this.refusal = []
    }
    this.throttleTimeMs = 0
    this.nodeEndpoints = []
  }

  appended(partition: number, baseOffset: number, logAppendTimeMs: number, logStartOffset: number): void {
    this.errorCode[partition] = 0
    this.baseOffset[partition] = baseOffset
    this.logAppendTimeMs[partition] = logAppendTimeMs
    this.logStartOffset[partition] = logStartOffset
    this.refusal[partition] = undefined
  }

  refused(partition: number, errorCode: number, refusal?: ProduceRefusal): void {
    this.errorCode[partition] = errorCode
    this.baseOffset[partition] = -1
    this.logAppendTimeMs[partition] = -1
    this.logStartOffset[partition] = -1
    this.refusal[partition] = refusal
  }
}

/** About as many bytes as the body takes when nothing is refused; a hint for the arena. */
export function produceResponseHint(frame: ProduceFrame): number {
  let bytes = 16 + frame.partitionCount * 36
  for (let topic = 0; topic < frame.topicCount; topic++) bytes += 24 + (frame.topicName[topic] as string).length
  return bytes
}

export function writeProduceResponse(writer: Writer, frame: ProduceFrame, results: ProduceResults): void {
  const { version } = frame
  const flexible = version >= 9
  writer.count(flexible, frame.topicCount)
  let next = 0
  for (let topic = 0; topic < frame.topicCount; topic++) {
    if (version >= 13) writer.uuid(frame.topicId[topic] as ProduceFrame['topicId'][number])
    else if (flexible) writer.compactString(frame.topicName[topic] as string)
    else writer.string(frame.topicName[topic] as string)
    const first = next
    while (next < frame.partitionCount && frame.topicOf[next] === topic) next += 1
    writer.count(flexible, next - first)
    for (let at = first; at < next; at++) writePartition(writer, frame, results, at)
    if (flexible) writer.int8(0)
  }
  writer.int32(results.throttleTimeMs)
  if (flexible) writeEndpoints(writer, version >= 10 ? results.nodeEndpoints : [])
}

function writePartition(writer: Writer, frame: ProduceFrame, results: ProduceResults, at: number): void {
  const { version } = frame
  const refusal = results.refusal[at]
  const plain = version >= 9 && refusal === undefined
  const start = writer.reserve(plain ? 33 : version >= 5 ? 30 : 22)
  const { buffer } = writer
  putInt32(buffer, start, frame.index[at] as number)
  putInt16(buffer, start + 4, results.errorCode[at] as number)
  putInt64(buffer, start + 6, results.baseOffset[at] as number)
  putInt64(buffer, start + 14, results.logAppendTimeMs[at] as number)
  if (version >= 5) putInt64(buffer, start + 22, results.logStartOffset[at] as number)
  if (plain) {
    buffer[start + 30] = 1 // no record errors
    buffer[start + 31] = 0 // no message
    buffer[start + 32] = 0 // no tags
  } else if (version >= 8) writeRefusal(writer, refusal ?? {}, version)
}

/** From v8 on. */
function writeRefusal(writer: Writer, refusal: ProduceRefusal, version: number): void {
  const flexible = version >= 9
  const errors = refusal.recordErrors ?? []
  writer.count(flexible, errors.length)
  for (const error of errors) writeBatchIndexAndErrorMessage(writer, error, version)
  const message = refusal.errorMessage ?? null
  if (!flexible) {
    writer.nullableString(message)
    return
  }
  writer.compactNullableString(message)
  const leader = refusal.currentLeader
  if (version < 10 || leader === undefined || saysNothing(leader)) {
    writer.int8(0)
    return
  }
  writer.int8(1)
  const begin = writer.beginTag(0)
  writeLeaderIdAndEpoch(writer, leader, version)
  writer.endTag(begin)
}

function saysNothing({ leaderId = -1, leaderEpoch = -1 }: Draft<LeaderIdAndEpoch>): boolean {
  return leaderId === -1 && leaderEpoch === -1
}
