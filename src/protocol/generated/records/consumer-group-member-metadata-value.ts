// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface ClassicProtocol {
  name: string
  metadata: Buffer
  unknownTags?: UnknownTag[] | undefined
}

export interface ClassicMemberMetadata {
  /** int32 */
  sessionTimeoutMs: number
  supportedProtocols: ClassicProtocol[]
  unknownTags?: UnknownTag[] | undefined
}

export interface ConsumerGroupMemberMetadataValue {
  instanceId: string | null
  rackId: string | null
  clientId: string
  clientHost: string
  subscribedTopicNames: string[]
  subscribedTopicRegex: string | null
  /** default -1, int32 */
  rebalanceTimeoutMs: number
  serverAssignor: string | null
  /** tag 0 */
  classicMemberMetadata: ClassicMemberMetadata | null
  unknownTags?: UnknownTag[] | undefined
}

export function readConsumerGroupMemberMetadataValue(reader: Reader, version: number): ConsumerGroupMemberMetadataValue {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMemberMetadataValue', version)
  const value: ConsumerGroupMemberMetadataValue = {
    instanceId: reader.compactNullableString(),
    rackId: reader.compactNullableString(),
    clientId: reader.compactString(),
    clientHost: reader.compactString(),
    subscribedTopicNames: reader.strings(reader.count(true, 1), true),
    subscribedTopicRegex: reader.compactNullableString(),
    rebalanceTimeoutMs: reader.int32(),
    serverAssignor: reader.compactNullableString(),
    classicMemberMetadata: defaultClassicMemberMetadata(),
    unknownTags: undefined
  }
  readConsumerGroupMemberMetadataValueTags(reader, version, value)
  return value
}

function readConsumerGroupMemberMetadataValueTags(reader: Reader, version: number, value: ConsumerGroupMemberMetadataValue): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.classicMemberMetadata = (reader.unsignedVarint() === 0 ? null : readClassicMemberMetadata(reader, version))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readClassicProtocol(reader: Reader, version: number): ClassicProtocol {
  return {
    name: reader.compactString(),
    metadata: reader.compactBytes(),
    unknownTags: reader.tags()
  }
}

export function readClassicMemberMetadata(reader: Reader, version: number): ClassicMemberMetadata {
  return {
    sessionTimeoutMs: reader.int32(),
    supportedProtocols: readClassicProtocolList(reader, version, reader.count(true, 3)),
    unknownTags: reader.tags()
  }
}

function readClassicProtocolList(reader: Reader, version: number, count: number): ClassicProtocol[] {
  const list: ClassicProtocol[] = []
  for (let i = 0; i < count; i++) list.push(readClassicProtocol(reader, version))
  return list
}

export function writeConsumerGroupMemberMetadataValue(writer: Writer, value: Draft<ConsumerGroupMemberMetadataValue>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('ConsumerGroupMemberMetadataValue', version)
  writer.compactNullableString(value.instanceId === undefined ? '' : value.instanceId)
  writer.compactNullableString(value.rackId === undefined ? '' : value.rackId)
  writer.compactString(value.clientId ?? '')
  writer.compactString(value.clientHost ?? '')
  const subscribedTopicNamesList = value.subscribedTopicNames ?? []
  writer.count(true, subscribedTopicNamesList.length)
  for (const item of subscribedTopicNamesList) {
    writer.compactString(item)
  }
  writer.compactNullableString(value.subscribedTopicRegex === undefined ? '' : value.subscribedTopicRegex)
  writer.int32(value.rebalanceTimeoutMs ?? -1)
  writer.compactNullableString(value.serverAssignor === undefined ? '' : value.serverAssignor)
  writeConsumerGroupMemberMetadataValueTags(writer, value, version)
}

function writeConsumerGroupMemberMetadataValueTags(writer: Writer, value: Draft<ConsumerGroupMemberMetadataValue>, version: number): void {
  const unknown = value.unknownTags
  const hasClassicMemberMetadata = !(value.classicMemberMetadata !== null && isDefaultClassicMemberMetadata(value.classicMemberMetadata ?? {}))
  writer.unsignedVarint((unknown?.length ?? 0) + (hasClassicMemberMetadata ? 1 : 0))
  let next = 0
  if (hasClassicMemberMetadata) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    const classicMemberMetadataStruct = value.classicMemberMetadata === undefined ? {} : value.classicMemberMetadata
    if (classicMemberMetadataStruct === null) writer.unsignedVarint(0)
    else {
      writer.unsignedVarint(1)
      writeClassicMemberMetadata(writer, classicMemberMetadataStruct, version)
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeClassicProtocol(writer: Writer, value: Draft<ClassicProtocol>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.compactBytes(value.metadata ?? Buffer.alloc(0))
  writer.tags(value.unknownTags)
}

export function writeClassicMemberMetadata(writer: Writer, value: Draft<ClassicMemberMetadata>, version: number): void {
  writer.int32(value.sessionTimeoutMs ?? 0)
  const supportedProtocolsList = value.supportedProtocols ?? []
  writer.count(true, supportedProtocolsList.length)
  for (const item of supportedProtocolsList) {
    writeClassicProtocol(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

function isDefaultClassicMemberMetadata(value: Draft<ClassicMemberMetadata>): boolean {
  return ((value.sessionTimeoutMs ?? 0) === 0) && ((value.supportedProtocols?.length ?? 0) === 0) && (value.unknownTags?.length ?? 0) === 0
}

function defaultClassicMemberMetadata(): ClassicMemberMetadata {
  return { sessionTimeoutMs: 0, supportedProtocols: [], unknownTags: undefined }
}

export const codec: Codec<ConsumerGroupMemberMetadataValue> = {
  name: 'ConsumerGroupMemberMetadataValue',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readConsumerGroupMemberMetadataValue,
  write: writeConsumerGroupMemberMetadataValue
}
