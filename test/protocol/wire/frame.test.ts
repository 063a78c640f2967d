// Headers: their versions as Kafka has them, whole recorded conversations, and ApiVersions, where nothing is agreed yet.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ApiKey, apiOf, apis, requestHeaderVersion, responseHeaderVersion } from '#protocol/generated/api-keys.js'
import { codec as apiVersionsResponse } from '#protocol/generated/api-versions-response.js'
import { requestCodecs, responseCodecs } from '#protocol/generated/registry.js'
import {
  answerVersion,
  RequestHead,
  readResponseHead,
  writeRequestHead,
  writeResponseHead
} from '#protocol/wire/frame.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { jsonLines, schemas, toDraft, toJson } from '../golden.ts'

interface SessionFrame {
  readonly dir: 'request' | 'response'
  readonly api: keyof typeof ApiKey
  readonly version: number
  readonly correlationId: number
  readonly clientId?: string | null
  readonly hex: string
  readonly json: Record<string, unknown>
}

interface ApiVersionsFrame {
  readonly kafka: string
  readonly listener: string
  readonly requestVersion: number
  readonly request: string
  readonly response: string
  readonly decodedAs: number
  readonly errorCode: number
  readonly keys: number
}

const session = jsonLines<SessionFrame>('sessions/java-client-4.4.0.jsonl')
const probes = jsonLines<ApiVersionsFrame>('api-versions/frames.jsonl')
const head = new RequestHead()

test('header versions are those of the reference for every api and version', () => {
  const lines = readFileSync(new URL('../../golden/wire/headers.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  for (const line of lines) {
    const [key = '', name, version = '', request = '', response = ''] = line.split('\t')
    expect(apiOf(Number(key))?.name).toBe(name)
    expect(
      [requestHeaderVersion(Number(key), Number(version)), responseHeaderVersion(Number(key), Number(version))],
      line
    ).toEqual([Number(request), Number(response)])
  }
  expect(lines.length).toBe(apis.reduce((sum, { versionMin, versionMax }) => sum + versionMax - versionMin + 1, 0))
})

test('the table of apis is that of the reference', () => {
  const expected = jsonLines<Record<string, unknown>>('api-versions/apis.jsonl')
    .filter((api) => (api.minVersion as number) <= (api.maxVersion as number))
    .map((api) => ({
      key: api.id,
      name: api.name,
      versionMin: api.minVersion,
      versionMax: api.maxVersion,
      latestVersionUnstable: api.latestVersionUnstable,
      listeners: (api.listeners as string[]).map((listener) => listener.toLowerCase()).sort()
    }))
  const ours = apis.map(({ flexibleFrom: _, ...api }) => ({ ...api, listeners: [...api.listeners].sort() }))
  expect(ours).toEqual(expected)
})

describe(`a recorded conversation of ${session.length} frames`, () => {
  test('every request is read, says what it said, and is written again byte for byte', async () => {
    for (const { api, version, correlationId, clientId, hex, json } of session.filter(({ dir }) => dir === 'request')) {
      const frame = Buffer.from(hex, 'hex')
      const reader = new Reader(frame)
      head.read(reader)
      expect([head.apiKey, head.apiVersion, head.correlationId]).toEqual([ApiKey[api], version, correlationId])
      if (clientId !== undefined) expect(head.clientId).toBe(clientId)
      const codec = await requestCodecs.get(head.apiKey)?.()
      if (codec === undefined) throw new Error(api)
      const value = codec.read(reader, version)
      expect(reader.remaining, `${api} v${version}`).toBe(0)
      compareJson(`${api}Request`, value, version, frame, json)
      const writer = new Writer(Buffer.alloc(0))
      writeRequestHead(writer, head.apiKey, version, correlationId, head.clientId)
      codec.write(writer, toDraft(value, frame) as object, version)
      expect(writer.bytes().toString('hex'), `${api} v${version}`).toBe(hex)
    }
  })

  test('every response is read, says what it said, and is written again byte for byte', async () => {
    for (const { api, version, correlationId, hex, json } of session.filter(({ dir }) => dir === 'response')) {
      const frame = Buffer.from(hex, 'hex')
      const reader = new Reader(frame)
      expect(readResponseHead(reader, ApiKey[api], version)).toBe(correlationId)
      const codec = await responseCodecs.get(ApiKey[api])?.()
      if (codec === undefined) throw new Error(api)
      const value = codec.read(reader, version)
      expect(reader.remaining, `${api} v${version}`).toBe(0)
      compareJson(`${api}Response`, value, version, frame, json)
      const writer = new Writer(Buffer.alloc(0))
      writeResponseHead(writer, ApiKey[api], version, correlationId)
      codec.write(writer, toDraft(value, frame) as object, version)
      expect(writer.bytes().toString('hex'), `${api} v${version}`).toBe(hex)
    }
  })
})

function compareJson(name: string, value: unknown, version: number, frame: Buffer, expected: unknown): void {
  const schema = schemas.get(name)
  if (schema === undefined) throw new Error(name)
  expect(toJson(schema, value, version, frame, []), `${name} v${version}`).toEqual(expected)
}

describe(`ApiVersions as ${probes.length} probes of real listeners saw it`, () => {
  test('requests of every version, known or not, have a header we read', () => {
    for (const { requestVersion, request } of probes) {
      head.read(new Reader(Buffer.from(request, 'hex')))
      expect([head.apiKey, head.apiVersion, head.correlationId, head.clientId]).toEqual([
        18,
        requestVersion,
        7,
        'probe'
      ])
      expect(head.isKnownVersion).toBe(requestVersion <= 5)
      expect(answerVersion(18, requestVersion)).toBe(requestVersion <= 5 ? requestVersion : 0)
    }
  })

  test('responses are read in the version they are answered in, and written again byte for byte', () => {
    for (const { kafka, listener, requestVersion, response, decodedAs, errorCode } of probes) {
      const frame = Buffer.from(response, 'hex')
      const reader = new Reader(frame)
      expect(readResponseHead(reader, ApiKey.ApiVersions, requestVersion)).toBe(7)
      const value = apiVersionsResponse.read(reader, decodedAs)
      expect(reader.remaining, `${kafka} ${listener} v${requestVersion}`).toBe(0)
      expect(value.errorCode).toBe(errorCode)
      const writer = new Writer()
      writeResponseHead(writer, ApiKey.ApiVersions, requestVersion, 7)
      apiVersionsResponse.write(writer, value, decodedAs)
      expect(writer.bytes().toString('hex')).toBe(response)
    }
  })

  test('a 4.4.0 listener answers in the version we would', () => {
    for (const { kafka, requestVersion, decodedAs } of probes) {
      if (kafka === '4.4.0') expect(answerVersion(ApiKey.ApiVersions, requestVersion)).toBe(decodedAs)
    }
  })
})

test('an unknown key is refused, and an unknown version of another api has no answer', () => {
  const writer = new Writer()
  writer.int16(4)
  writer.int16(0)
  writer.int32(1)
  expect(() => head.read(new Reader(writer.bytes()))).toThrow(ProtocolError)
  expect(answerVersion(4, 0)).toBeUndefined()
  expect(answerVersion(ApiKey.Produce, 2)).toBeUndefined()
  expect(answerVersion(ApiKey.Metadata, 99)).toBeUndefined()
  expect(answerVersion(ApiKey.ApiVersions, -1)).toBe(0)
})

test('a client without a name is read as null, and tags of a header are passed over', () => {
  const frame = Buffer.from('0003000d00000009ffff0105020102aa', 'hex')
  const reader = new Reader(frame)
  head.read(reader)
  expect([head.clientId, head.correlationId, reader.remaining]).toEqual([null, 9, 1])
})
