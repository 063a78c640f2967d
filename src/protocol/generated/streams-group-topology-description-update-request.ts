// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface TopologyDescriptionNode {
  name: string
  /** int8 */
  nodeType: number
  sourceTopics: string[]
  /** default null */
  sinkTopic: string | null
  stores: string[]
  successors: string[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopologyDescriptionSubtopology {
  subtopologyId: string
  nodes: TopologyDescriptionNode[]
  unknownTags?: UnknownTag[] | undefined
}

export interface TopologyDescriptionGlobalStore {
  source: TopologyDescriptionNode
  processor: TopologyDescriptionNode
  unknownTags?: UnknownTag[] | undefined
}

export interface TopologyDescription {
  subtopologies: TopologyDescriptionSubtopology[]
  globalStores: TopologyDescriptionGlobalStore[]
  unknownTags?: UnknownTag[] | undefined
}

export interface StreamsGroupTopologyDescriptionUpdateRequest {
  groupId: string
  memberId: string
  /** int32 */
  topologyEpoch: number
  topologyDescription: TopologyDescription
  unknownTags?: UnknownTag[] | undefined
}

export function readStreamsGroupTopologyDescriptionUpdateRequest(reader: Reader, version: number): StreamsGroupTopologyDescriptionUpdateRequest {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTopologyDescriptionUpdateRequest', version)
  return {
    groupId: reader.compactString(),
    memberId: reader.compactString(),
    topologyEpoch: reader.int32(),
    topologyDescription: readTopologyDescription(reader, version),
    unknownTags: reader.tags()
  }
}

export function readTopologyDescriptionNode(reader: Reader, version: number): TopologyDescriptionNode {
  return {
    name: reader.compactString(),
    nodeType: reader.int8(),
    sourceTopics: reader.strings(reader.count(true, 1), true),
    sinkTopic: reader.compactNullableString(),
    stores: reader.strings(reader.count(true, 1), true),
    successors: reader.strings(reader.count(true, 1), true),
    unknownTags: reader.tags()
  }
}

export function readTopologyDescriptionSubtopology(reader: Reader, version: number): TopologyDescriptionSubtopology {
  return {
    subtopologyId: reader.compactString(),
    nodes: readTopologyDescriptionNodeList(reader, version, reader.count(true, 7)),
    unknownTags: reader.tags()
  }
}

export function readTopologyDescriptionGlobalStore(reader: Reader, version: number): TopologyDescriptionGlobalStore {
  return {
    source: readTopologyDescriptionNode(reader, version),
    processor: readTopologyDescriptionNode(reader, version),
    unknownTags: reader.tags()
  }
}

export function readTopologyDescription(reader: Reader, version: number): TopologyDescription {
  return {
    subtopologies: readTopologyDescriptionSubtopologyList(reader, version, reader.count(true, 3)),
    globalStores: readTopologyDescriptionGlobalStoreList(reader, version, reader.count(true, 15)),
    unknownTags: reader.tags()
  }
}

function readTopologyDescriptionNodeList(reader: Reader, version: number, count: number): TopologyDescriptionNode[] {
  const list: TopologyDescriptionNode[] = []
  for (let i = 0; i < count; i++) list.push(readTopologyDescriptionNode(reader, version))
  return list
}

function readTopologyDescriptionSubtopologyList(reader: Reader, version: number, count: number): TopologyDescriptionSubtopology[] {
  const list: TopologyDescriptionSubtopology[] = []
  for (let i = 0; i < count; i++) list.push(readTopologyDescriptionSubtopology(reader, version))
  return list
}

function readTopologyDescriptionGlobalStoreList(reader: Reader, version: number, count: number): TopologyDescriptionGlobalStore[] {
  const list: TopologyDescriptionGlobalStore[] = []
  for (let i = 0; i < count; i++) list.push(readTopologyDescriptionGlobalStore(reader, version))
  return list
}

export function writeStreamsGroupTopologyDescriptionUpdateRequest(writer: Writer, value: Draft<StreamsGroupTopologyDescriptionUpdateRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('StreamsGroupTopologyDescriptionUpdateRequest', version)
  writer.compactString(value.groupId ?? '')
  writer.compactString(value.memberId ?? '')
  writer.int32(value.topologyEpoch ?? 0)
  writeTopologyDescription(writer, value.topologyDescription ?? {}, version)
  writer.tags(value.unknownTags)
}

export function writeTopologyDescriptionNode(writer: Writer, value: Draft<TopologyDescriptionNode>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.int8(value.nodeType ?? 0)
  const sourceTopicsList = value.sourceTopics ?? []
  writer.count(true, sourceTopicsList.length)
  for (const item of sourceTopicsList) {
    writer.compactString(item)
  }
  writer.compactNullableString(value.sinkTopic ?? null)
  const storesList = value.stores ?? []
  writer.count(true, storesList.length)
  for (const item of storesList) {
    writer.compactString(item)
  }
  const successorsList = value.successors ?? []
  writer.count(true, successorsList.length)
  for (const item of successorsList) {
    writer.compactString(item)
  }
  writer.tags(value.unknownTags)
}

export function writeTopologyDescriptionSubtopology(writer: Writer, value: Draft<TopologyDescriptionSubtopology>, version: number): void {
  writer.compactString(value.subtopologyId ?? '')
  const nodesList = value.nodes ?? []
  writer.count(true, nodesList.length)
  for (const item of nodesList) {
    writeTopologyDescriptionNode(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeTopologyDescriptionGlobalStore(writer: Writer, value: Draft<TopologyDescriptionGlobalStore>, version: number): void {
  writeTopologyDescriptionNode(writer, value.source ?? {}, version)
  writeTopologyDescriptionNode(writer, value.processor ?? {}, version)
  writer.tags(value.unknownTags)
}

export function writeTopologyDescription(writer: Writer, value: Draft<TopologyDescription>, version: number): void {
  const subtopologiesList = value.subtopologies ?? []
  writer.count(true, subtopologiesList.length)
  for (const item of subtopologiesList) {
    writeTopologyDescriptionSubtopology(writer, item, version)
  }
  const globalStoresList = value.globalStores ?? []
  writer.count(true, globalStoresList.length)
  for (const item of globalStoresList) {
    writeTopologyDescriptionGlobalStore(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<StreamsGroupTopologyDescriptionUpdateRequest> = {
  name: 'StreamsGroupTopologyDescriptionUpdateRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readStreamsGroupTopologyDescriptionUpdateRequest,
  write: writeStreamsGroupTopologyDescriptionUpdateRequest
}
