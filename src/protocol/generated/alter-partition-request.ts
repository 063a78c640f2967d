// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface BrokerState {
  /** int32 */
  brokerId: number
  /** default -1, int64 */
  brokerEpoch: Int64
  unknownTags?: UnknownTag[] | undefined
}

export interface PartitionData {
  /** int32 */
  partitionIndex: number
  /** int32 */
  leaderEpoch: number
  /** v2 */
  newIsr: number[]
  /** v3+ */
  newIsrWithEpochs: BrokerState[]
  /** int8 */
  leaderRecoveryState: number
  /** int32 */
  partitionEpoch: number
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicData {
  topicId: Uuid
  partitions: PartitionData[]
  unknownTags?: UnknownTag[] | undefined
}

export interface AlterPartitionRequest {
  /** int32 */
  brokerId: number
  /** default -1, int64 */
  brokerEpoch: Int64
  topics: TopicData[]
  unknownTags?: UnknownTag[] | undefined
}

export function readAlterPartitionRequest(reader: Reader, version: number): AlterPartitionRequest {
  if (version < 2 || version > 3) refuseVersion('AlterPartitionRequest', version)
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    topics: readTopicDataList(reader, version, reader.count(true, 18)),
    unknownTags: reader.tags()
  }
}

export function readBrokerState(reader: Reader, version: number): BrokerState {
  return {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    unknownTags: reader.tags()
  }
}

export function readPartitionData(reader: Reader, version: number): PartitionData {
  return {
    partitionIndex: reader.int32(),
    leaderEpoch: reader.int32(),
    newIsr: version === 2 ? reader.int32s(reader.numberCount(true, 4)) : [],
    newIsrWithEpochs: version === 3 ? readBrokerStateList(reader, version, reader.count(true, 13)) : [],
    leaderRecoveryState: reader.int8(),
    partitionEpoch: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readTopicData(reader: Reader, version: number): TopicData {
  return {
    topicId: reader.uuid(),
    partitions: readPartitionDataList(reader, version, reader.count(true, 15)),
    unknownTags: reader.tags()
  }
}

function readBrokerStateList(reader: Reader, version: number, count: number): BrokerState[] {
  const list: BrokerState[] = []
  for (let i = 0; i < count; i++) list.push(readBrokerState(reader, version))
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

export function writeAlterPartitionRequest(writer: Writer, value: Draft<AlterPartitionRequest>, version: number): void {
  if (version < 2 || version > 3) refuseVersion('AlterPartitionRequest', version)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.brokerEpoch ?? -1)
  const topicsList = value.topics ?? []
  writer.count(true, topicsList.length)
  for (const item of topicsList) {
    writeTopicData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeBrokerState(writer: Writer, value: Draft<BrokerState>, version: number): void {
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.brokerEpoch ?? -1)
  writer.tags(value.unknownTags)
}

export function writePartitionData(writer: Writer, value: Draft<PartitionData>, version: number): void {
  writer.int32(value.partitionIndex ?? 0)
  writer.int32(value.leaderEpoch ?? 0)
  if (version === 2) {
    const newIsrList = value.newIsr ?? []
    writer.count(true, newIsrList.length)
    for (const item of newIsrList) {
      writer.int32(item)
    }
  }
  if (version === 3) {
    const newIsrWithEpochsList = value.newIsrWithEpochs ?? []
    writer.count(true, newIsrWithEpochsList.length)
    for (const item of newIsrWithEpochsList) {
      writeBrokerState(writer, item, version)
    }
  }
  writer.int8(value.leaderRecoveryState ?? 0)
  writer.int32(value.partitionEpoch ?? 0)
  writer.tags(value.unknownTags)
}

export function writeTopicData(writer: Writer, value: Draft<TopicData>, version: number): void {
  writer.uuid(value.topicId ?? zeroUuid)
  const partitionsList = value.partitions ?? []
  writer.count(true, partitionsList.length)
  for (const item of partitionsList) {
    writePartitionData(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<AlterPartitionRequest> = {
  name: 'AlterPartitionRequest',
  versionMin: 2,
  versionMax: 3,
  flexibleFrom: 2,
  read: readAlterPartitionRequest,
  write: writeAlterPartitionRequest
}
