// Records of the metadata log and its snapshots, in Kafka's JSON form.

import { readMetadataRecord } from '#protocol/generated/metadata-records.js'
import { metadataRecords } from '#protocol/schema/all.js'
import { messageJson } from '../message-json.ts'
import type { Decoder } from './decoder.ts'

/** `FEATURE_LEVEL_RECORD` of `FeatureLevelRecord`. */
const typeName = (kind: string): string => kind.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase()

export function clusterMetadataDecoder(): Decoder {
  const messages = new Map(metadataRecords.map(({ message }) => [message.name, message]))
  return ({ offset, value }) => {
    try {
      const { kind, version, value: body } = readMetadataRecord(value ?? Buffer.alloc(0))
      const message = messages.get(kind)
      if (message === undefined) throw new Error(`no schema of ${kind}`)
      const data = messageJson(message, body, version)
      return { payload: `{"type":"${typeName(kind)}","version":${version},"data":${data}}` }
    } catch (failure) {
      return { payload: `Error at ${offset}, skipping. ${(failure as Error).message}` }
    }
  }
}
