// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface PartitionResult {
  /** int32 */
  partitionId: number
  /** int16 */
  errorCode: number
  errorMessage: string | null
  unknownTags?: UnknownTag[] | undefined
}

export interface ReplicaElectionResult {
  topic: string
  partitionResult: PartitionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ElectLeadersResponse {
  /** int32 */
  throttleTimeMs: number
  /** v1+, int16 */
  errorCode: number
  replicaElectionResults: ReplicaElectionResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readElectLeadersResponse(reader: Reader, version: number): ElectLeadersResponse {
  if (version < 0 || version > 2) refuseVersion('ElectLeadersResponse', version)
  const flexible = version === 2
  return {
    throttleTimeMs: reader.int32(),
    errorCode: version >= 1 ? reader.int16() : 0,
    replicaElectionResults: (readReplicaElectionResultList(reader, version, reader.count(flexible, version >= 2 ? 3 : 6))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readPartitionResult(reader: Reader, version: number): PartitionResult {
  const flexible = version === 2
  return {
    partitionId: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: (flexible ? reader.compactNullableString() : reader.nullableString()),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readReplicaElectionResult(reader: Reader, version: number): ReplicaElectionResult {
  const flexible = version === 2
  return {
    topic: (flexible ? reader.compactString() : reader.string()),
    partitionResult: readPartitionResultList(reader, version, reader.count(flexible, 8)),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readPartitionResultList(reader: Reader, version: number, count: number): PartitionResult[] {
  const list: PartitionResult[] = []
  for (let i = 0; i < count; i++) list.push(readPartitionResult(reader, version))
  return list
}

function readReplicaElectionResultList(reader: Reader, version: number, count: number): ReplicaElectionResult[] {
  const list: ReplicaElectionResult[] = []
  for (let i = 0; i < count; i++) list.push(readReplicaElectionResult(reader, version))
  return list
}

export function writeElectLeadersResponse(writer: Writer, value: Draft<ElectLeadersResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('ElectLeadersResponse', version)
  const flexible = version === 2
  writer.int32(value.throttleTimeMs ?? 0)
  if (version >= 1) {
    writer.int16(value.errorCode ?? 0)
  }
  const replicaElectionResultsList = value.replicaElectionResults ?? []
  writer.count(flexible, replicaElectionResultsList.length)
  for (const item of replicaElectionResultsList) {
    writeReplicaElectionResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writePartitionResult(writer: Writer, value: Draft<PartitionResult>, version: number): void {
  const flexible = version === 2
  writer.int32(value.partitionId ?? 0)
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactNullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  else writer.nullableString(value.errorMessage === undefined ? '' : value.errorMessage)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeReplicaElectionResult(writer: Writer, value: Draft<ReplicaElectionResult>, version: number): void {
  const flexible = version === 2
  if (flexible) writer.compactString(value.topic ?? '')
  else writer.string(value.topic ?? '')
  const partitionResultList = value.partitionResult ?? []
  writer.count(flexible, partitionResultList.length)
  for (const item of partitionResultList) {
    writePartitionResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<ElectLeadersResponse> = {
  name: 'ElectLeadersResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 2,
  read: readElectLeadersResponse,
  write: writeElectLeadersResponse
}
