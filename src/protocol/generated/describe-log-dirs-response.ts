// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeLogDirsPartition {
  /** int32 */
  partitionIndex: number
  /** int64 */
  partitionSize: Int64
  /** int64 */
  offsetLag: Int64
  isFutureKey: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeLogDirsTopic {
  name: string
  partitions: DescribeLogDirsPartition[]
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeLogDirsResult {
  /** int16 */
  errorCode: number
  logDir: string
  topics: DescribeLogDirsTopic[]
  /** v4+, default -1, int64 */
  totalBytes: Int64
  /** v4+, default -1, int64 */
  usableBytes: Int64
  /** v5+ */
  isCordoned: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeLogDirsResponse {
  /** int32 */
  throttleTimeMs: number
  /** v3+, int16 */
  errorCode: number
  results: DescribeLogDirsResult[]
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeLogDirsResponse(reader: Reader, version: number): DescribeLogDirsResponse {
  if (version < 1 || version > 5) refuseVersion('DescribeLogDirsResponse', version)
  const flexible = version >= 2
  return {
    throttleTimeMs: reader.int32(),
    errorCode: version >= 3 ? reader.int16() : 0,
    results: (readDescribeLogDirsResultList(reader, version, reader.count(flexible, version >= 5 ? 22 : version >= 4 ? 21 : version >= 2 ? 5 : 8))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeLogDirsPartition(reader: Reader, version: number): DescribeLogDirsPartition {
  const flexible = version >= 2
  return {
    partitionIndex: reader.int32(),
    partitionSize: reader.int64(),
    offsetLag: reader.int64(),
    isFutureKey: reader.bool(),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeLogDirsTopic(reader: Reader, version: number): DescribeLogDirsTopic {
  const flexible = version >= 2
  return {
    name: (flexible ? reader.compactString() : reader.string()),
    partitions: (readDescribeLogDirsPartitionList(reader, version, reader.count(flexible, version >= 2 ? 22 : 21))),
    unknownTags: flexible ? reader.tags() : undefined
  }
}

export function readDescribeLogDirsResult(reader: Reader, version: number): DescribeLogDirsResult {
  const flexible = version >= 2
  return {
    errorCode: reader.int16(),
    logDir: (flexible ? reader.compactString() : reader.string()),
    topics: (readDescribeLogDirsTopicList(reader, version, reader.count(flexible, version >= 2 ? 3 : 6))),
    totalBytes: version >= 4 ? reader.int64() : -1,
    usableBytes: version >= 4 ? reader.int64() : -1,
    isCordoned: version === 5 ? reader.bool() : false,
    unknownTags: flexible ? reader.tags() : undefined
  }
}

function readDescribeLogDirsPartitionList(reader: Reader, version: number, count: number): DescribeLogDirsPartition[] {
  const list: DescribeLogDirsPartition[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeLogDirsPartition(reader, version))
  return list
}

function readDescribeLogDirsTopicList(reader: Reader, version: number, count: number): DescribeLogDirsTopic[] {
  const list: DescribeLogDirsTopic[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeLogDirsTopic(reader, version))
  return list
}

function readDescribeLogDirsResultList(reader: Reader, version: number, count: number): DescribeLogDirsResult[] {
  const list: DescribeLogDirsResult[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeLogDirsResult(reader, version))
  return list
}

export function writeDescribeLogDirsResponse(writer: Writer, value: Draft<DescribeLogDirsResponse>, version: number): void {
  if (version < 1 || version > 5) refuseVersion('DescribeLogDirsResponse', version)
  const flexible = version >= 2
  writer.int32(value.throttleTimeMs ?? 0)
  if (version >= 3) {
    writer.int16(value.errorCode ?? 0)
  }
  const resultsList = value.results ?? []
  writer.count(flexible, resultsList.length)
  for (const item of resultsList) {
    writeDescribeLogDirsResult(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeLogDirsPartition(writer: Writer, value: Draft<DescribeLogDirsPartition>, version: number): void {
  const flexible = version >= 2
  writer.int32(value.partitionIndex ?? 0)
  writer.int64(value.partitionSize ?? 0)
  writer.int64(value.offsetLag ?? 0)
  writer.bool(value.isFutureKey ?? false)
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeLogDirsTopic(writer: Writer, value: Draft<DescribeLogDirsTopic>, version: number): void {
  const flexible = version >= 2
  if (flexible) writer.compactString(value.name ?? '')
  else writer.string(value.name ?? '')
  const partitionsList = value.partitions ?? []
  writer.count(flexible, partitionsList.length)
  for (const item of partitionsList) {
    writeDescribeLogDirsPartition(writer, item, version)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export function writeDescribeLogDirsResult(writer: Writer, value: Draft<DescribeLogDirsResult>, version: number): void {
  const flexible = version >= 2
  writer.int16(value.errorCode ?? 0)
  if (flexible) writer.compactString(value.logDir ?? '')
  else writer.string(value.logDir ?? '')
  const topicsList = value.topics ?? []
  writer.count(flexible, topicsList.length)
  for (const item of topicsList) {
    writeDescribeLogDirsTopic(writer, item, version)
  }
  if (version >= 4) {
    writer.int64(value.totalBytes ?? -1)
  }
  if (version >= 4) {
    writer.int64(value.usableBytes ?? -1)
  }
  if (version === 5) {
    writer.bool(value.isCordoned ?? false)
  }
  if (flexible) {
    writer.tags(value.unknownTags)
  }
}

export const codec: Codec<DescribeLogDirsResponse> = {
  name: 'DescribeLogDirsResponse',
  versionMin: 1,
  versionMax: 5,
  flexibleFrom: 2,
  read: readDescribeLogDirsResponse,
  write: writeDescribeLogDirsResponse
}
