// Records of the metadata log and its snapshots, in Kafka's JSON form.

import { readMetadataRecord } from '#protocol/generated/metadata-records.js'
import { metadataRecords } from '#protocol/schema/all.js'
import { messageJson } from '../message-json.ts'
import type { Decoder } from './decoder.ts'
import { readBody, readFrame } from './metadata-frame.ts'

/** `FEATURE_LEVEL_RECORD` of `FeatureLevelRecord`. */
const typeName = (kind: string): string => kind.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase()

export function clusterMetadataDecoder(): Decoder {
  const messages = new Map(metadataRecords.map(({ key, message }) => [key, message]))
  const textOf = (value: Buffer | null): string => {
    const frame = readFrame(value, (kind) => messages.has(kind))
    const bytes = value ?? Buffer.alloc(0)
    const { version, value: body } = readBody(frame, () => {
      try {
        const record = readMetadataRecord(bytes)
        frame.reader.take(frame.reader.remaining)
        return record
      } catch (failure) {
        // Everything was read, and something is left: only the frame's reader says how much.
        const [, left] = /^(\d+) bytes after/.exec((failure as Error).message) ?? []
        if (left === undefined) throw failure
        frame.reader.take(frame.reader.remaining - Number(left))
        return { version: frame.version, value: undefined }
      }
    })
    const message = messages.get(frame.kind)
    if (message === undefined) throw new Error(`no schema of ${frame.kind}`)
    const data = messageJson(message, body, version)
    return `{"type":"${typeName(message.name)}","version":${version},"data":${data}}`
  }
  return ({ offset, value }) => {
    try {
      return { payload: textOf(value) }
    } catch (failure) {
      return { payload: `Error at ${offset}, skipping. ${(failure as Error).message}` }
    }
  }
}
