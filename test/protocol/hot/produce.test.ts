// The hot Produce codecs against the generic ones: the same frames, the same facts, the same bytes.

import { describe, expect, test } from 'vitest'
import { type ProduceRequest, codec as requestCodec } from '#protocol/generated/produce-request.js'
import { type ProduceResponse, codec as responseCodec } from '#protocol/generated/produce-response.js'
import { ProduceFrame } from '#protocol/hot/produce-request.js'
import { ProduceResults, produceResponseHint, writeProduceResponse } from '#protocol/hot/produce-response.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { mutate, random } from '../../fuzz/decoder.mjs'
import { jsonLines, type Vector, withoutBigints, written } from '../golden.ts'

const vectors = jsonLines<Vector>('wire/api/00-produce.jsonl')
const requests = vectors.filter(({ kind }) => kind === 'request')
const responses = vectors.filter(({ kind, variant }) => kind === 'response' && variant !== 'unknown-tags')

/** What both readers must agree on. */
function facts(request: ProduceRequest): object {
  const { transactionalId, acks, timeoutMs } = request
  const topics = request.topicData.map(({ name, topicId, partitionData }) => ({
    name,
    topicId,
    partitions: partitionData.map(({ index, records }) => ({ index, records }))
  }))
  return { transactionalId, acks, timeoutMs, topics }
}

function frameFacts(frame: ProduceFrame): object {
  const { transactionalId, acks, timeoutMs } = frame
  const topics = Array.from({ length: frame.topicCount }, (_, topic) => ({
    name: frame.topicName[topic],
    topicId: frame.topicId[topic],
    partitions: Array.from({ length: frame.partitionCount }, (_, at) => at)
      .filter((at) => frame.topicOf[at] === topic)
      .map((at) => {
        const offset = frame.recordsOffset[at] as number
        return { index: frame.index[at], records: offset < 0 ? null : { offset, length: frame.recordsLength[at] } }
      })
  }))
  return { transactionalId, acks, timeoutMs, topics }
}

function attempt<T>(run: () => T): T | 'refused' {
  try {
    return run()
  } catch (error) {
    if (error instanceof ProtocolError) return 'refused'
    throw error
  }
}

/** The flat arrays that say what a decoded response says. */
function flatten(response: ProduceResponse, version: number): { frame: ProduceFrame; results: ProduceResults } {
  const frame = new ProduceFrame()
  const results = new ProduceResults()
  frame.version = version
  for (const { name, topicId, partitionResponses } of response.responses) {
    const topic = frame.topicCount++
    frame.topicName[topic] = name
    frame.topicId[topic] = topicId
    for (const partition of partitionResponses) {
      const at = frame.partitionCount++
      frame.topicOf[at] = topic
      frame.index[at] = partition.index
      results.refused(at, partition.errorCode, partition)
      results.baseOffset[at] = partition.baseOffset as number
      results.logAppendTimeMs[at] = partition.logAppendTimeMs as number
      results.logStartOffset[at] = partition.logStartOffset as number
    }
  }
  results.throttleTimeMs = response.throttleTimeMs
  results.nodeEndpoints = response.nodeEndpoints
  return { frame, results }
}

describe(`produce: ${requests.length} requests, ${responses.length} responses`, () => {
  test('the flat arrays say what the generic reader says', () => {
    const frame = new ProduceFrame()
    for (const { version, variant, hex } of requests) {
      const bytes = Buffer.concat([Buffer.alloc(5), Buffer.from(hex, 'hex')])
      const reader = new Reader(bytes, 5)
      frame.read(reader, version)
      expect(reader.remaining).toBe(0)
      expect(frameFacts(frame), `v${version} ${variant}`).toEqual(
        facts(requestCodec.read(new Reader(bytes, 5), version))
      )
    }
  })

  test('mutated requests are taken or refused by both readers alike', () => {
    const pick = random(20261122)
    const frame = new ProduceFrame()
    let refused = 0
    for (let round = 0; round < 2000; round++) {
      const vector = requests[pick(requests.length)] as Vector
      const bytes = mutate(Buffer.from(vector.hex, 'hex'), pick)
      const expected = attempt(() => facts(requestCodec.read(new Reader(bytes), vector.version)))
      const seen = attempt(() => {
        frame.read(new Reader(bytes), vector.version)
        return frameFacts(frame)
      })
      expect(seen, bytes.toString('hex')).toEqual(expected)
      if (seen === 'refused') refused += 1
    }
    expect(refused).toBeGreaterThan(200)
  })

  test('the hot writer writes the bytes of the golden responses', () => {
    for (const { version, variant, hex } of responses) {
      const bytes = Buffer.from(hex, 'hex')
      const response = withoutBigints(responseCodec.read(new Reader(bytes), version))
      const { frame, results } = flatten(response, version)
      const writer = new Writer(Buffer.alloc(0))
      writeProduceResponse(writer, frame, results)
      const expected = written(responseCodec, response, version, bytes)
      expect(writer.bytes().toString('hex'), `v${version} ${variant}`).toBe(expected)
      if (variant === 'minimal') expect(expected).toBe(hex)
    }
  })

  test('appended partitions are written as the generic writer writes them, in every version', () => {
    for (let version = 3; version <= 13; version++) {
      const frame = new ProduceFrame()
      frame.read(
        new Reader(Buffer.from(requests.find((v) => v.version === version && v.variant === 'full')?.hex ?? '', 'hex')),
        version
      )
      const results = new ProduceResults()
      for (let at = 0; at < frame.partitionCount; at++) results.appended(at, 1000 + at, -1, 7)
      const writer = new Writer(Buffer.alloc(produceResponseHint(frame)))
      writeProduceResponse(writer, frame, results)
      const read = responseCodec.read(new Reader(writer.bytes()), version)
      const generic = new Writer()
      responseCodec.write(generic, read, version)
      expect(writer.bytes().toString('hex')).toBe(generic.bytes().toString('hex'))
      expect(
        read.responses.flatMap(({ partitionResponses }) => partitionResponses.map(({ baseOffset }) => baseOffset))
      ).toEqual(Array.from({ length: frame.partitionCount }, (_, at) => 1000 + at))
    }
  })

  test('a frame object is as good after a large frame as before, and forgets it', () => {
    const writer = new Writer()
    const partitionData = Array.from({ length: 10_000 }, (_, index) => ({ index, records: Buffer.from([1]) }))
    requestCodec.write(writer, { acks: 1, topicData: [{ name: 'wide', partitionData }] }, 12)
    const frame = new ProduceFrame()
    frame.read(new Reader(writer.bytes()), 12)
    expect(frame.partitionCount).toBe(10_000)
    const small = requests.find(({ version, variant }) => version === 12 && variant === 'full') as Vector
    frame.read(new Reader(Buffer.from(small.hex, 'hex')), 12)
    expect(frame.index.length).toBeLessThan(100)
    expect(frameFacts(frame)).toEqual(facts(requestCodec.read(new Reader(Buffer.from(small.hex, 'hex')), 12)))
  })
})
