// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface CurrentLeader {
  /** default -1, int32 */
  leaderId: number
  /** default -1, int32 */
  leaderEpoch: number
  host: string
  /** int32 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface UpdateRaftVoterResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** tag 0 */
  currentLeader: CurrentLeader
  unknownTags?: UnknownTag[] | undefined
}

export function readUpdateRaftVoterResponse(reader: Reader, version: number): UpdateRaftVoterResponse {
  if (version < 0 || version > 0) refuseVersion('UpdateRaftVoterResponse', version)
  const value: UpdateRaftVoterResponse = {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    currentLeader: defaultCurrentLeader(),
    unknownTags: undefined
  }
  readUpdateRaftVoterResponseTags(reader, version, value)
  return value
}

function readUpdateRaftVoterResponseTags(reader: Reader, version: number, value: UpdateRaftVoterResponse): void {
  for (let count = reader.tagCount(); count > 0; count--) {
    const tag = reader.unsignedVarint()
    if (tag === 0) {
      const end = reader.tagEnd()
      value.currentLeader = readCurrentLeader(reader, version)
      reader.tagDone(end)
      continue
    }
    value.unknownTags ??= []
    value.unknownTags.push(reader.unknownTag(tag))
  }
}

export function readCurrentLeader(reader: Reader, version: number): CurrentLeader {
  return {
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function writeUpdateRaftVoterResponse(writer: Writer, value: Draft<UpdateRaftVoterResponse>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('UpdateRaftVoterResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writeUpdateRaftVoterResponseTags(writer, value, version)
}

function writeUpdateRaftVoterResponseTags(writer: Writer, value: Draft<UpdateRaftVoterResponse>, version: number): void {
  const unknown = value.unknownTags
  const hasCurrentLeader = !(isDefaultCurrentLeader(value.currentLeader ?? {}))
  writer.unsignedVarint((unknown?.length ?? 0) + (hasCurrentLeader ? 1 : 0))
  let next = 0
  if (hasCurrentLeader) {
    next = writer.tagsBefore(unknown, next, 0)
    const begin = writer.beginTag(0)
    writeCurrentLeader(writer, value.currentLeader ?? {}, version)
    writer.endTag(begin)
  }
  writer.tagsBefore(unknown, next, Number.POSITIVE_INFINITY)
}

export function writeCurrentLeader(writer: Writer, value: Draft<CurrentLeader>, version: number): void {
  writer.int32(value.leaderId ?? -1)
  writer.int32(value.leaderEpoch ?? -1)
  writer.compactString(value.host ?? '')
  writer.int32(value.port ?? 0)
  writer.tags(value.unknownTags)
}

function isDefaultCurrentLeader(value: Draft<CurrentLeader>): boolean {
  return ((value.leaderId ?? -1) === -1) && ((value.leaderEpoch ?? -1) === -1) && ((value.host ?? '') === '') && ((value.port ?? 0) === 0) && (value.unknownTags?.length ?? 0) === 0
}

function defaultCurrentLeader(): CurrentLeader {
  return { leaderId: -1, leaderEpoch: -1, host: '', port: 0, unknownTags: undefined }
}

export const codec: Codec<UpdateRaftVoterResponse> = {
  name: 'UpdateRaftVoterResponse',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readUpdateRaftVoterResponse,
  write: writeUpdateRaftVoterResponse
}
