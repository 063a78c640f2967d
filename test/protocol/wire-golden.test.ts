// Every golden vector of the wire, through the generated codecs, in both directions.

import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codecs } from '#protocol/generated/registry.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import { schemas, toDraft, toJson, type Vector, wireVectors } from './golden.ts'

const folders = [
  'api',
  'header',
  'metadata',
  'group-coordinator',
  'transaction-coordinator',
  'share-coordinator',
  'other'
]

async function check(vector: Vector): Promise<void> {
  const codec = await codecs[vector.api]?.()
  const schema = schemas.get(vector.api)
  if (codec === undefined || schema === undefined) throw new Error(`no codec for ${vector.api}`)
  const frame = Buffer.from(vector.hex, 'hex')
  const name = `${vector.api} v${vector.version} ${vector.variant}`
  const reader = new Reader(frame)
  const value = codec.read(reader, vector.version)
  if (reader.remaining !== 0) throw new Error(`${name}: ${reader.remaining} bytes left`)
  const records: string[] = []
  const json = toJson(schema, value, vector.version, frame, records)
  // The quick comparison first: expect costs more than the codec does.
  if (!isDeepStrictEqual(json, vector.json)) expect(json, name).toEqual(vector.json)
  expect(records, name).toEqual((vector.records ?? []).filter((hex) => hex !== null))
  const writer = new Writer(Buffer.alloc(0))
  codec.write(writer, toDraft(value, frame) as object, vector.version)
  expect(writer.bytes().toString('hex'), name).toBe(vector.hex)
}

describe('golden vectors decode to their JSON and encode to the same bytes', () => {
  for (const folder of folders) {
    const vectors = wireVectors(folder)
    test(`${folder}: ${vectors.length} vectors`, async () => {
      for (const vector of vectors) await check(vector)
    })
  }
})
