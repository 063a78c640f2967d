// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import type { Uuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface BrokerRegistrationChangeRecord {
  /** int32 */
  brokerId: number
  /** int64 */
  brokerEpoch: Int64
  /** tag 0, int8 */
  fenced: number
  /** v1+, tag 1, int8 */
  inControlledShutdown: number
  /** v2+, tag 2 */
  logDirs: Uuid[]
  /** v3+, tag 3, default null */
  cordonedLogDirs: Uuid[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readBrokerRegistrationChangeRecord(reader: Reader, version: number): BrokerRegistrationChangeRecord {
  if (version < 0 || version > 3) refuseVersion('BrokerRegistrationChangeRecord', version)
  const value: BrokerRegistrationChangeRecord = {
    brokerId: reader.int32(),
    brokerEpoch: reader.int64(),
    fenced: 0,
    inControlledShutdown: 0,
    logDirs: [],
    cordonedLogDirs: null,
    unknownTags: undefined
  }
  readBrokerRegistrationChangeRecordTags(reader, version, value)
  return value
}

function readBrokerRegistrationChangeRecordTags(reader: Reader, version: number, value: BrokerRegistrationChangeRecord): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.fenced = reader.int8()
      reader.tagDone(end)
      continue
    }
    if (tag === 1 && version >= 1) {
      const end = reader.tagEnd()
      value.inControlledShutdown = reader.int8()
      reader.tagDone(end)
      continue
    }
    if (tag === 2 && version >= 2) {
      const end = reader.tagEnd()
      value.logDirs = reader.uuids(reader.count(true, 16))
      reader.tagDone(end)
      continue
    }
    if (tag === 3 && version === 3) {
      const end = reader.tagEnd()
      value.cordonedLogDirs = reader.uuidsOrNull(reader.countOrNull(true, 16))
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function writeBrokerRegistrationChangeRecord(writer: Writer, value: Draft<BrokerRegistrationChangeRecord>, version: number): void {
  if (version < 0 || version > 3) refuseVersion('BrokerRegistrationChangeRecord', version)
  writer.int32(value.brokerId ?? 0)
  writer.int64(value.brokerEpoch ?? 0)
  writeBrokerRegistrationChangeRecordTags(writer, value, version)
}

function writeBrokerRegistrationChangeRecordTags(writer: Writer, value: Draft<BrokerRegistrationChangeRecord>, version: number): void {
  const unknown = value.unknownTags
  const hasFenced = !((value.fenced ?? 0) === 0)
  const hasInControlledShutdown = version >= 1 && !((value.inControlledShutdown ?? 0) === 0)
  const hasLogDirs = version >= 2 && !((value.logDirs?.length ?? 0) === 0)
  const hasCordonedLogDirs = version === 3 && !((value.cordonedLogDirs ?? null) === null)
  writer.unsignedVarint((unknown?.length ?? 0) + (hasFenced ? 1 : 0) + (hasInControlledShutdown ? 1 : 0) + (hasLogDirs ? 1 : 0) + (hasCordonedLogDirs ? 1 : 0))
  let next = 0
  if (hasFenced) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writer.int8(value.fenced ?? 0)
    writer.endTag(begin)
  }
  if (hasInControlledShutdown) {
    next = writer.tagsBefore(unknown, next, 1)
    const begin = writer.beginTag(1)
    writer.int8(value.inControlledShutdown ?? 0)
    writer.endTag(begin)
  }
  if (hasLogDirs) {
    next = writer.tagsBefore(unknown, next, 2)
    const begin = writer.beginTag(2)
    const logDirsList = value.logDirs ?? []
    writer.count(true, logDirsList.length)
    for (const item of logDirsList) {
      writer.uuid(item)
    }
    writer.endTag(begin)
  }
  if (hasCordonedLogDirs) {
    next = writer.tagsBefore(unknown, next, 3)
    const begin = writer.beginTag(3)
    const cordonedLogDirsList = value.cordonedLogDirs ?? null
    if (cordonedLogDirsList === null) writer.nullArray(true)
    else {
      writer.count(true, cordonedLogDirsList.length)
      for (const item of cordonedLogDirsList) {
        writer.uuid(item)
      }
    }
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export const codec: Codec<BrokerRegistrationChangeRecord> = {
  name: 'BrokerRegistrationChangeRecord',
  versionMin: 0,
  versionMax: 3,
  flexibleFrom: 0,
  read: readBrokerRegistrationChangeRecord,
  write: writeBrokerRegistrationChangeRecord
}
