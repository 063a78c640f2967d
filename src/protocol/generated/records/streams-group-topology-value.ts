// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TopicConfig {
  key: string
  value: string
  unknownTags?: UnknownTag[] | undefined
}

export interface TopicInfo {
  name: string
  /** int32 */
  partitions: number
  /** int16 */
  replicationFactor: number
  topicConfigs: TopicConfig[]
  unknownTags?: UnknownTag[] | undefined
}

export interface CopartitionGroup {
  sourceTopics: number[]
  sourceTopicRegex: number[]
  repartitionSourceTopics: number[]
  unknownTags?: UnknownTag[] | undefined
}

export interface Subtopology {
  subtopologyId: string
  sourceTopics: string[]
  sourceTopicRegex: string[]
  stateChangelogTopics: TopicInfo[]
  repartitionSinkTopics: string[]
  repartitionSourceTopics: TopicInfo[]
  copartitionGroups: CopartitionGroup[]
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupTopologyValue {
  /** int32 */
  epoch: number
  subtopologies: Subtopology[]
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupTopologyValue(reader: Reader, version: number): StreamsGroupTopologyValue {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTopologyValue', version)
  return {
    epoch: reader.int32(),
    subtopologies: readSubtopologyList(reader, version, reader.count(true, 8)),
    unknownTags: reader.tags()
  }
}

export function readTopicConfig(reader: Reader, version: number): TopicConfig {
  return {
    key: reader.compactString(),
    value: reader.compactString(),
    unknownTags: reader.tags()
  }
}

export function readTopicInfo(reader: Reader, version: number): TopicInfo {
  return {
    name: reader.compactString(),
    partitions: reader.int32(),
    replicationFactor: reader.int16(),
    topicConfigs: readTopicConfigList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

export function readCopartitionGroup(reader: Reader, version: number): CopartitionGroup {
  return {
    sourceTopics: reader.int16s(reader.numberCount(true, 2)),
    sourceTopicRegex: reader.int16s(reader.numberCount(true, 2)),
    repartitionSourceTopics: reader.int16s(reader.numberCount(true, 2)),
    unknownTags: reader.tags()
  }
}

export function readSubtopology(reader: Reader, version: number): Subtopology {
  return {
    subtopologyId: reader.compactString(),
    sourceTopics: reader.strings(reader.count(true, 1), true),
    sourceTopicRegex: reader.strings(reader.count(true, 1), true),
    stateChangelogTopics: readTopicInfoList(reader, version, reader.count(true, 9)),
    repartitionSinkTopics: reader.strings(reader.count(true, 1), true),
    repartitionSourceTopics: readTopicInfoList(reader, version, reader.count(true, 9)),
    copartitionGroups: readCopartitionGroupList(reader, version, reader.count(true, 4)),
    unknownTags: reader.tags()
  }
}

function readTopicConfigList(reader: Reader, version: number, count: number): TopicConfig[] {
  const list: TopicConfig[] = []
  for (let i = 0; i < count; i++) list.push(readTopicConfig(reader, version))
  return list
}

function readTopicInfoList(reader: Reader, version: number, count: number): TopicInfo[] {
  const list: TopicInfo[] = []
  for (let i = 0; i < count; i++) list.push(readTopicInfo(reader, version))
  return list
}

function readCopartitionGroupList(reader: Reader, version: number, count: number): CopartitionGroup[] {
  const list: CopartitionGroup[] = []
  for (let i = 0; i < count; i++) list.push(readCopartitionGroup(reader, version))
  return list
}

function readSubtopologyList(reader: Reader, version: number, count: number): Subtopology[] {
  const list: Subtopology[] = []
  for (let i = 0; i < count; i++) list.push(readSubtopology(reader, version))
  return list
}

export function writeStreamsGroupTopologyValue(writer: Writer, value: Draft<StreamsGroupTopologyValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTopologyValue', version)
  writer.int32(value.epoch ?? 0)
  const subtopologiesList = value.subtopologies ?? []
  writer.count(true, subtopologiesList.length)
  for (const item of subtopologiesList) {
    writeSubtopology(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopicConfig(writer: Writer, value: Draft<TopicConfig>, version: number): void {
  writer.compactString(value.key ?? '')
  writer.compactString(value.value ?? '')
  writer.tags(value.unknownTags)
}

export function writeTopicInfo(writer: Writer, value: Draft<TopicInfo>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int32(value.partitions ?? 0)
  writer.int16(value.replicationFactor ?? 0)
  const topicConfigsList = value.topicConfigs ?? []
  writer.count(true, topicConfigsList.length)
  for (const item of topicConfigsList) {
    writeTopicConfig(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeCopartitionGroup(writer: Writer, value: Draft<CopartitionGroup>, version: number): void {
  const sourceTopicsList = value.sourceTopics ?? []
  writer.count(true, sourceTopicsList.length)
  for (const item of sourceTopicsList) {
    writer.int16(item)
  }
  const sourceTopicRegexList = value.sourceTopicRegex ?? []
  writer.count(true, sourceTopicRegexList.length)
  for (const item of sourceTopicRegexList) {
    writer.int16(item)
  }
  const repartitionSourceTopicsList = value.repartitionSourceTopics ?? []
  writer.count(true, repartitionSourceTopicsList.length)
  for (const item of repartitionSourceTopicsList) {
    writer.int16(item)
  }
  writer.tags(value.unknownTags)
}

export function writeSubtopology(writer: Writer, value: Draft<Subtopology>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const sourceTopicsList = value.sourceTopics ?? []
  writer.count(true, sourceTopicsList.length)
  for (const item of sourceTopicsList) {
    writer.compactString(item)
  }
  const sourceTopicRegexList = value.sourceTopicRegex ?? []
  writer.count(true, sourceTopicRegexList.length)
  for (const item of sourceTopicRegexList) {
    writer.compactString(item)
  }
  const stateChangelogTopicsList = value.stateChangelogTopics ?? []
  writer.count(true, stateChangelogTopicsList.length)
  for (const item of stateChangelogTopicsList) {
    writeTopicInfo(writer, item, version)
  }
  const repartitionSinkTopicsList = value.repartitionSinkTopics ?? []
  writer.count(true, repartitionSinkTopicsList.length)
  for (const item of repartitionSinkTopicsList) {
    writer.compactString(item)
  }
  const repartitionSourceTopicsList = value.repartitionSourceTopics ?? []
  writer.count(true, repartitionSourceTopicsList.length)
  for (const item of repartitionSourceTopicsList) {
    writeTopicInfo(writer, item, version)
  }
  const copartitionGroupsList = value.copartitionGroups ?? []
  writer.count(true, copartitionGroupsList.length)
  for (const item of copartitionGroupsList) {
    writeCopartitionGroup(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupTopologyValue> = {
  name: 'StreamsGroupTopologyValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readStreamsGroupTopologyValue,
  write: writeStreamsGroupTopologyValue
}
