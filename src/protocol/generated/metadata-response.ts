// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseNull, refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface MetadataResponseBroker {
  /** int32 */
  nodeId: number
  host: string
  /** int32 */
  port: number
  /** v1+, default null */
  rack: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface MetadataResponsePartition {
  /** int16 */
  errorCode: number
  /** int32 */
  partitionIndex: number
  /** int32 */
  leaderId: number
  /** v7+, default -1, int32 */
  leaderEpoch: number
  replicaNodes: number[]
  isrNodes: number[]
  /** v5+ */
  offlineReplicas: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface MetadataResponseTopic {
  /** int16 */
  errorCode: number
  name: string | null
  /** v10+ */
  topicId: Uuid
  /** v1+ */
  isInternal: boolean
  partitions: MetadataResponsePartition[]
  /** v8+, default -2147483648, int32 */
  topicAuthorizedOperations: number
  unknownTags?: UnknownTag[] | undefined
}

export interface MetadataResponse {
  /** v3+, int32 */
  throttleTimeMs: number
  brokers: MetadataResponseBroker[]
  /** v2+, default null */
  clusterId: string | null
  /** v1+, default -1, int32 */
  controllerId: number
  topics: MetadataResponseTopic[]
  /** v8-10, default -2147483648, int32 */
  clusterAuthorizedOperations: number
  /** v13+, int16 */
  errorCode: number
  unknownTags?: UnknownTag[] | undefined
}

export function readMetadataResponse(reader: Reader, version: number): MetadataResponse {
  if (version < 0 || version > 13) refuseVersion('MetadataResponse', version)
  const flexible = version >= 9
  return {
    throttleTimeMs: version >= 3 ? reader.int32() : 0,
    brokers: (readMetadataResponseBrokerList(reader, version, reader.count(flexible, version >= 9 ? 11 : version >= 1 ? 12 : 10))),
    clusterId: version >= 2 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    controllerId: version >= 1 ? reader.int32() : -1,
    topics: (readMetadataResponseTopicList(reader, version, reader.count(flexible, version >= 10 ? 26 : version >= 9 ? 10 : version >= 8 ? 13 : version >= 1 ? 9 : 8))),
    clusterAuthorizedOperations: version >= 8 && version <= 10 ? reader.int32() : -2147483648,
    errorCode: version === 13 ? reader.int16() : 0,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readMetadataResponseBroker(reader: Reader, version: number): MetadataResponseBroker {
  const flexible = version >= 9
  return {
    nodeId: reader.int32(),
    host: (flexible ? reader.compactString() : reader.string()),
    port: reader.int32(),
    rack: version >= 1 ? (flexible ? reader.compactNullableString() : reader.nullableString()) : null,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readMetadataResponsePartition(reader: Reader, version: number): MetadataResponsePartition {
  const flexible = version >= 9
  return {
    errorCode: reader.int16(),
    partitionIndex: reader.int32(),
    leaderId: reader.int32(),
    leaderEpoch: version >= 7 ? reader.int32() : -1,
    replicaNodes: reader.int32s(reader.numberCount(flexible, 4)),
    isrNodes: reader.int32s(reader.numberCount(flexible, 4)),
    offlineReplicas: version >= 5 ? reader.int32s(reader.numberCount(flexible, 4)) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readMetadataResponseTopic(reader: Reader, version: number): MetadataResponseTopic {
  const flexible = version >= 9
  return {
    errorCode: reader.int16(),
    name: (version >= 12 ? flexible ? reader.compactNullableString() : reader.nullableString() : flexible ? reader.compactString() : reader.string()),
    topicId: version >= 10 ? reader.uuid() : zeroUuid,
    isInternal: version >= 1 ? reader.bool() : false,
    partitions: (readMetadataResponsePartitionList(reader, version, reader.count(flexible, version >= 9 ? 18 : version >= 7 ? 26 : version >= 5 ? 22 : 18))),
    topicAuthorizedOperations: version >= 8 ? reader.int32() : -2147483648,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readMetadataResponseBrokerList(reader: Reader, version: number, count: number): MetadataResponseBroker[] {
  const list: MetadataResponseBroker[] = []
  for (let i = 0; i < count; i++) list.push(readMetadataResponseBroker(reader, version))
  return list
}

function readMetadataResponsePartitionList(reader: Reader, version: number, count: number): MetadataResponsePartition[] {
  const list: MetadataResponsePartition[] = []
  for (let i = 0; i < count; i++) list.push(readMetadataResponsePartition(reader, version))
  return list
}

function readMetadataResponseTopicList(reader: Reader, version: number, count: number): MetadataResponseTopic[] {
  const list: MetadataResponseTopic[] = []
  for (let i = 0; i < count; i++) list.push(readMetadataResponseTopic(reader, version))
  return list
}

export function writeMetadataResponse(writer: Writer, value: Draft<MetadataResponse>, version: number): void {
  if (version < 0 || version > 13) refuseVersion('MetadataResponse', version)
  const flexible = version >= 9
  if (version >= 3) {
    writer.int32(value.throttleTimeMs ?? 0)
  }
  const brokersList = value.brokers ?? []
  writer.count(flexible, brokersList.length)
  for (const item of brokersList) {
    writeMetadataResponseBroker(writer, item, version)
  }
  if (version >= 2) {
    if (flexible) writer.compactNullableString(value.clusterId ?? null)
    else writer.nullableString(value.clusterId ?? null)
  }
  if (version >= 1) {
    writer.int32(value.controllerId ?? -1)
  }
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeMetadataResponseTopic(writer, item, version)
  }
  if (version >= 8 && version <= 10) {
    writer.int32(value.clusterAuthorizedOperations ?? -2147483648)
  }
  if (version === 13) {
    writer.int16(value.errorCode ?? 0)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeMetadataResponseBroker(writer: Writer, value: Draft<MetadataResponseBroker>, version: number): void {
  const flexible = version >= 9
  writer.int32(value.nodeId ?? 0)
  if (flexible) writer.compactString(value.host ?? '')
  else writer.string(value.host ?? '')
  writer.int32(value.port ?? 0)
  if (version >= 1) {
    if (flexible) writer.compactNullableString(value.rack ?? null)
    else writer.nullableString(value.rack ?? null)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeMetadataResponsePartition(writer: Writer, value: Draft<MetadataResponsePartition>, version: number): void {
  const flexible = version >= 9
  writer.int16(value.errorCode ?? 0)
  writer.int32(value.partitionIndex ?? 0)
  writer.int32(value.leaderId ?? 0)
  if (version >= 7) {
    writer.int32(value.leaderEpoch ?? -1)
  }
  const replicaNodesList = value.replicaNodes ?? []
  writer.count(flexible, replicaNodesList.length)
  for (const item of replicaNodesList) {
    writer.int32(item)
  }
  const isrNodesList = value.isrNodes ?? []
  writer.count(flexible, isrNodesList.length)
  for (const item of isrNodesList) {
    writer.int32(item)
  }
  if (version >= 5) {
    const offlineReplicasList = value.offlineReplicas ?? []
    writer.count(flexible, offlineReplicasList.length)
    for (const item of offlineReplicasList) {
      writer.int32(item)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeMetadataResponseTopic(writer: Writer, value: Draft<MetadataResponseTopic>, version: number): void {
  const flexible = version >= 9
  writer.int16(value.errorCode ?? 0)
  if (value.name === null && !(version >= 12)) refuseNull('name', version)
  if (flexible) writer.compactNullableString(value.name === undefined ? '' : value.name)
  else writer.nullableString(value.name === undefined ? '' : value.name)
  if (version >= 10) {
    writer.uuid(value.topicId ?? zeroUuid)
  }
  if (version >= 1) {
    writer.bool(value.isInternal ?? false)
  }
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeMetadataResponsePartition(writer, item, version)
  }
  if (version >= 8) {
    writer.int32(value.topicAuthorizedOperations ?? -2147483648)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<MetadataResponse> = {
  name: 'MetadataResponse',
  versionMin: 0,
  versionMax: 13,
  flexibleFrom: 9,
  read: readMetadataResponse,
  write: writeMetadataResponse
}
