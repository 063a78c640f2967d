// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface ReplicaInfo {
  /** int32 */
  candidateId: number
  candidateDirectoryId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int32 */
  leaderId: number
  /** int32 */
  leaderEpoch: number
  /** v0 */
  preferredSuccessors: number[]
  /** v1+ */
  preferredCandidates: ReplicaInfo[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicName: string
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface LeaderEndpoint {
  name: string
  host: string
  /** uint16 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface EndQuorumEpochRequest {
  /** default null */
  clusterId: string | null
  topics: TopicData[]
  /** v1+ */
  leaderEndpoints: LeaderEndpoint[]
  unknownTags?: UnknownTag[] | undefined
}

export function readEndQuorumEpochRequest(reader: Reader, version: number): EndQuorumEpochRequest {
  if (version < 0 || version > 1) refuseVersion('EndQuorumEpochRequest', version)
  const flexible = version === 1
  return {
    clusterId: (flexible ? reader.compactNullableString() : reader.nullableString()),
    topics: (readTopicDataList(reader, version, reader.count(flexible, version >= 1 ? 3 : 6))),
    leaderEndpoints: version === 1 ? readLeaderEndpointList(reader, version, reader.count(flexible, 5)) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readReplicaInfo(reader: Reader, version: number): ReplicaInfo {
  const flexible = version === 1
  return {
    candidateId: reader.int32(),
    candidateDirectoryId: reader.uuid(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  const flexible = version === 1
  return {
    partitionIndex: reader.int32(),
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    preferredSuccessors: version === 0 ? reader.int32s(reader.numberCount(flexible, 4)) : [],
    preferredCandidates: version === 1 ? readReplicaInfoList(reader, version, reader.count(flexible, 21)) : [],
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  const flexible = version === 1
  return {
    topicName: (flexible ? reader.compactString() : reader.string()),
    partitions: (readPartitionDataList(reader, version, reader.count(flexible, version >= 1 ? 14 : 16))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readLeaderEndpoint(reader: Reader, version: number): LeaderEndpoint {
  const flexible = version === 1
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    host: (flexible ? reader.compactString() : reader.string()),
    port: reader.uint16(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readReplicaInfoList(reader: Reader, version: number, count: number): ReplicaInfo[] {
  const list: ReplicaInfo[] = []
  for (let i = 0; i < count; i++) list.push(readReplicaInfo(reader, version))
  return list
}

function readPartitionDataList(reader: Reader, version: number, count: number): PartitionData[] {
  const list: PartitionData[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionData(reader, version))
  return list
}

function readTopicDataList(reader: Reader, version: number, count: number): TopicData[] {
  const list: TopicData[] = []
  for (let i = 0; i < count; i++) list.push(readTopicData(reader, version))
  return list
}

function readLeaderEndpointList(reader: Reader, version: number, count: number): LeaderEndpoint[] {
  const list: LeaderEndpoint[] = []
  for (let i = 0; i < count; i++) list.push(readLeaderEndpoint(reader, version))
  return list
}

export function writeEndQuorumEpochRequest(writer: Writer, value: Draft<EndQuorumEpochRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('EndQuorumEpochRequest', version)
  const flexible = version === 1
  if (flexible) writer.compactNullableString(value.clusterId ?? null)
  else writer.nullableString(value.clusterId ?? null)
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  if (version === 1) {
    const leaderEndpointsList = value.leaderEndpoints ?? []
    writer.count(flexible, leaderEndpointsList.length)
    for (const item of leaderEndpointsList) {
      writeLeaderEndpoint(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeReplicaInfo(writer: Writer, value: Draft<ReplicaInfo>, version: number): void {
  const flexible = version === 1
  writer.int32(value.candidateId ?? 0)
  writer.uuid(value.candidateDirectoryId ?? zeroUuid)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  const flexible = version === 1
  writer.int32(value.partitionIndex ?? 0)
  writer.int32(value.leaderId ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  if (version === 0) {
    const preferredSuccessorsList = value.preferredSuccessors ?? []
    writer.count(flexible, preferredSuccessorsList.length)
    for (const item of preferredSuccessorsList) {
      writer.int32(item)
    }
  }
  if (version === 1) {
    const preferredCandidatesList = value.preferredCandidates ?? []
    writer.count(flexible, preferredCandidatesList.length)
    for (const item of preferredCandidatesList) {
      writeReplicaInfo(writer, item, version)
    }
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.topicName ?? '')
  else writer.string(value.topicName ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeLeaderEndpoint(writer: Writer, value: Draft<LeaderEndpoint>, version: number): void {
  const flexible = version === 1
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  if (flexible) writer.compactString(value.host ?? '')
  else writer.string(value.host ?? '')
  writer.uint16(value.port ?? 0)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<EndQuorumEpochRequest> = {
  name: 'EndQuorumEpochRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 1,
  read: readEndQuorumEpochRequest,
  write: writeEndQuorumEpochRequest
}
