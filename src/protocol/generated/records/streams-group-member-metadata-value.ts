// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface Endpoint {
  host: string
  /** uint16 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface KeyValue {
  key: string
  value: string
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupMemberMetadataValue {
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  /** default -1, int32 */
  rebalanceTimeoutMs: number
  /** int32 */
  topologyEpoch: number
  processId: string
  /** default null */
  userEndpoint: Endpoint | null
  clientTags: KeyValue[]
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupMemberMetadataValue(reader: Reader, version: number): StreamsGroupMemberMetadataValue {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMemberMetadataValue', version)
  return {
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    rebalanceTimeoutMs: reader.int32(),
    topologyEpoch: reader.int32(),
    processId: reader.compactString(),
    userEndpoint: (reader.int8() < 0 ? null : readEndpoint(reader, version)),
    clientTags: readKeyValueList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readEndpoint(reader: Reader, version: number): Endpoint {
  return {
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: reader.tags()
  }
}

export function readKeyValue(reader: Reader, version: number): KeyValue {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: reader.tags()
  }
}

function readKeyValueList(reader: Reader, version: number, count: number): KeyValue[] {
  const list: KeyValue[] = []
  for (let i = 0; i < count; i++) list.push(readKeyValue(reader, version))
  return list
}

export function writeStreamsGroupMemberMetadataValue(writer: Writer, value: Draft<StreamsGroupMemberMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupMemberMetadataValue', version)
  writer.compactNullableString(value.instanceId === undefined ? '' : value.instanceId)
  writer.compactNullableString(value.rackId === undefined ? '' : value.rackId)
  writer.compactString(value.clientId ?? '')
  writer.compactString(value.clientHost ?? '')
  writer.int32(value.rebalanceTimeoutMs ?? -1)
  writer.int32(value.topologyEpoch ?? 0)
  writer.compactString(value.processId ?? '')
  const userEndpointStruct = value.userEndpoint ?? null
  if (userEndpointStruct === null) writer.int8(-1)
  else {
    writer.int8(1)
    writeEndpoint(writer, userEndpointStruct, version)
  }
  const clientTagsList = value.clientTags ?? []
  writer.count(true, clientTagsList.length)
  for (const item of clientTagsList) {
    writeKeyValue(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeEndpoint(writer: Writer, value: Draft<Endpoint>, version: number): void {
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.tags(value.unknownTags)
}

export function writeKeyValue(writer: Writer, value: Draft<KeyValue>, version: number): void {
  writer.compactString(value.key ?? '')
  writer.compactString(value.value ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupMemberMetadataValue> = {
  name: 'StreamsGroupMemberMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readStreamsGroupMemberMetadataValue,
  write: writeStreamsGroupMemberMetadataValue
}
