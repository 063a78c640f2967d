// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface Voter {
  /** int32 */
  voterId: number
  /** v1+ */
  voterDirectoryId: Uuid
  unknownTags?: UnknownTag[] | undefined
}

export interface LeaderChangeMessage {
  /** int16 */
  version: number
  /** int32 */
  leaderId: number
  voters: Voter[]
  grantingVoters: Voter[]
  unknownTags?: UnknownTag[] | undefined
}

export function readLeaderChangeMessage(reader: Reader, version: number): LeaderChangeMessage {
  if (version < 0 || version > 1) refuseVersion('LeaderChangeMessage', version)
  return {
    version: reader.int16(),
    leaderId: reader.int32(),
    voters: (readVoterList(reader, version, reader.count(true, version >= 1 ? 21 : 5))),
    grantingVoters: (readVoterList(reader, version, reader.count(true, version >= 1 ? 21 : 5))),
    unknownTags: reader.tags()
  }
}

export function readVoter(reader: Reader, version: number): Voter {
  return {
    voterId: reader.int32(),
    voterDirectoryId: version === 1 ? reader.uuid() : zeroUuid,
    unknownTags: reader.tags()
  }
}

function readVoterList(reader: Reader, version: number, count: number): Voter[] {
  const list: Voter[] = []
  for (let i = 0; i < count; i++) list.push(readVoter(reader, version))
  return list
}

export function writeLeaderChangeMessage(writer: Writer, value: Draft<LeaderChangeMessage>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('LeaderChangeMessage', version)
  writer.int16(value.version ?? 0)
  writer.int32(value.leaderId ?? 0)
  const votersList = value.voters ?? []
  writer.count(true, votersList.length)
  for (const item of votersList) {
    writeVoter(writer, item, version)
  }
  const grantingVotersList = value.grantingVoters ?? []
  writer.count(true, grantingVotersList.length)
  for (const item of grantingVotersList) {
    writeVoter(writer, item, version)
  }
  writer.tags(value.unknownTags)
}

export function writeVoter(writer: Writer, value: Draft<Voter>, version: number): void {
  writer.int32(value.voterId ?? 0)
  if (version === 1) {
    writer.uuid(value.voterDirectoryId ?? zeroUuid)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<LeaderChangeMessage> = {
  name: 'LeaderChangeMessage',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readLeaderChangeMessage,
  write: writeLeaderChangeMessage
}
