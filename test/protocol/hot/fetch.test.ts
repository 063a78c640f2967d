// The hot Fetch codecs against the generic ones.

import { describe, expect, test } from 'vitest'
import { type FetchRequest, codec as requestCodec } from '#protocol/generated/fetch-request.js'
import { type FetchResponse, codec as responseCodec } from '#protocol/generated/fetch-response.js'
import { FetchFrame } from '#protocol/hot/fetch-request.js'
import {
  writeFetchEnd,
  writeFetchPartition,
  writeFetchPartitionEnd,
  writeFetchStart,
  writeFetchTopic,
  writeFetchTopicEnd
} from '#protocol/hot/fetch-response.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { mutate, random } from '../../fuzz/decoder.mjs'
import { jsonLines, type Vector, withoutBigints, written } from '../golden.ts'

const vectors = jsonLines<Vector>('wire/api/01-fetch.jsonl')
const requests = vectors.filter(({ kind }) => kind === 'request')
const responses = vectors.filter(({ kind, variant }) => kind === 'response' && variant !== 'unknown-tags')

/** Hot readers hold what numbers cannot hold for infinite. */
const clamp = (value: number | bigint): number =>
  typeof value === 'number' ? value : value < 0n ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY

function facts(request: FetchRequest, version: number): object {
  const { unknownTags, topics, forgottenTopicsData, replicaId, replicaState, ...plain } = request
  return {
    ...plain,
    replicaId: version >= 15 ? replicaState.replicaId : replicaId,
    replicaEpoch: clamp(replicaState.replicaEpoch),
    topics: topics.map(({ topic, topicId, partitions }) => ({
      topic,
      topicId,
      partitions: partitions.map(({ unknownTags: _, ...partition }) => ({
        ...partition,
        fetchOffset: clamp(partition.fetchOffset),
        logStartOffset: clamp(partition.logStartOffset),
        highWatermark: clamp(partition.highWatermark)
      }))
    })),
    forgotten: forgottenTopicsData.flatMap(({ topic, topicId, partitions }) =>
      partitions.map((partition) => ({ topic, topicId, partition }))
    )
  }
}

function frameFacts(frame: FetchFrame): object {
  const { clusterId, maxWaitMs, minBytes, maxBytes, isolationLevel, sessionId, sessionEpoch, rackId } = frame
  const numbers = Array.from({ length: frame.partitionCount }, (_, at) => at)
  return {
    ...{ clusterId, maxWaitMs, minBytes, maxBytes, isolationLevel, sessionId, sessionEpoch, rackId },
    replicaId: frame.replicaId,
    replicaEpoch: frame.replicaEpoch,
    topics: Array.from({ length: frame.topicCount }, (_, topic) => ({
      topic: frame.topicName[topic],
      topicId: frame.topicId[topic],
      partitions: numbers
        .filter((at) => frame.topicOf[at] === topic)
        .map((at) => ({
          partition: frame.partition[at],
          currentLeaderEpoch: frame.currentLeaderEpoch[at],
          fetchOffset: frame.fetchOffset[at],
          lastFetchedEpoch: frame.lastFetchedEpoch[at],
          logStartOffset: frame.logStartOffset[at],
          partitionMaxBytes: frame.partitionMaxBytes[at],
          replicaDirectoryId: frame.replicaDirectoryId[at],
          highWatermark: frame.highWatermark[at]
        }))
    })),
    forgotten: Array.from({ length: frame.forgottenCount }, (_, at) => ({
      topic: frame.forgottenName[at],
      topicId: frame.forgottenId[at],
      partition: frame.forgottenPartition[at]
    }))
  }
}

function attempt<T>(run: () => T): T | 'refused' {
  try {
    return run()
  } catch (error) {
    if (error instanceof ProtocolError) return 'refused'
    throw error
  }
}

function writeInPieces(writer: Writer, response: FetchResponse, version: number, frame: Buffer): void {
  const { throttleTimeMs, errorCode, sessionId, nodeEndpoints } = response
  writeFetchStart(writer, version, throttleTimeMs, errorCode, sessionId, response.responses.length)
  for (const { topic, topicId, partitions } of response.responses) {
    writeFetchTopic(writer, version, topic, topicId, partitions.length)
    for (const one of partitions) {
      // Test vectors hold bigints where a broker has numbers; the writer takes both.
      const [highWatermark, lastStable, logStart] = [
        one.highWatermark,
        one.lastStableOffset,
        one.logStartOffset
      ] as number[]
      const aborted = one.abortedTransactions?.flatMap((tx) => [tx.producerId, tx.firstOffset] as number[]) ?? null
      writeFetchPartition(
        writer,
        version,
        one.partitionIndex,
        one.errorCode,
        highWatermark as number,
        lastStable as number,
        logStart as number,
        aborted,
        one.preferredReadReplica,
        one.records?.length ?? -1
      )
      if (one.records !== null) writer.raw(frame.subarray(one.records.offset, one.records.offset + one.records.length))
      const said = (value: { epoch: number } | { leaderId: number }): boolean =>
        Object.values(value).some((part) => part !== -1 && part !== undefined)
      const hints = {
        divergingEpoch: said(one.divergingEpoch) ? one.divergingEpoch : undefined,
        currentLeader: said(one.currentLeader) ? one.currentLeader : undefined,
        snapshotId: said(one.snapshotId) ? one.snapshotId : undefined
      }
      writeFetchPartitionEnd(writer, version, hints)
    }
    writeFetchTopicEnd(writer, version)
  }
  writeFetchEnd(writer, version, nodeEndpoints)
}

describe(`fetch: ${requests.length} requests, ${responses.length} responses`, () => {
  test('the flat arrays say what the generic reader says', () => {
    const frame = new FetchFrame()
    for (const { version, variant, hex } of requests) {
      const bytes = Buffer.from(hex, 'hex')
      const reader = new Reader(bytes)
      frame.read(reader, version)
      expect(reader.remaining).toBe(0)
      expect(frameFacts(frame), `v${version} ${variant}`).toEqual(
        facts(requestCodec.read(new Reader(bytes), version), version)
      )
    }
  })

  test('mutated requests are taken or refused by both readers alike', () => {
    const pick = random(4711)
    const frame = new FetchFrame()
    let refused = 0
    for (let round = 0; round < 2000; round++) {
      const vector = requests[pick(requests.length)] as Vector
      const bytes = mutate(Buffer.from(vector.hex, 'hex'), pick)
      const expected = attempt(() => facts(requestCodec.read(new Reader(bytes), vector.version), vector.version))
      const seen = attempt(() => {
        frame.read(new Reader(bytes), vector.version)
        return frameFacts(frame)
      })
      expect(seen, bytes.toString('hex')).toEqual(expected)
      if (seen === 'refused') refused += 1
    }
    expect(refused).toBeGreaterThan(200)
  })

  test('a response written in pieces is the golden response', () => {
    for (const { version, variant, hex } of responses) {
      const bytes = Buffer.from(hex, 'hex')
      const writer = new Writer(Buffer.alloc(0))
      const response = withoutBigints(responseCodec.read(new Reader(bytes), version))
      writeInPieces(writer, response, version, bytes)
      const expected = written(responseCodec, response, version, bytes)
      expect(writer.bytes().toString('hex'), `v${version} ${variant}`).toBe(expected)
      if (variant === 'minimal') expect(expected).toBe(hex)
    }
  })
})
