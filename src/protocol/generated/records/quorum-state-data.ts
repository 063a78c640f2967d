// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import type { Int64 } from '#model/offset.js'
import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface Voter {
  /** int32 */
  voterId: number
  unknownTags?: UnknownTag[] | undefined
}

export interface QuorumStateData {
  /** v0 */
  clusterId: string
  /** default -1, int32 */
  leaderId: number
  /** default -1, int32 */
  leaderEpoch: number
  /** default -1, int32 */
  votedId: number
  /** v1+ */
  votedDirectoryId: Uuid
  /** v0, int64 */
  appliedOffset: Int64
  /** v0 */
  currentVoters: Voter[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readQuorumStateData(reader: Reader, version: number): QuorumStateData {
  if (version < 0 || version > 1) refuseVersion('QuorumStateData', version)
  return {
    clusterId: version === 0 ? reader.compactString() : '',
    leaderId: reader.int32(),
    leaderEpoch: reader.int32(),
    votedId: reader.int32(),
    votedDirectoryId: version === 1 ? reader.uuid() : zeroUuid,
    appliedOffset: version === 0 ? reader.int64() : 0,
    currentVoters: version === 0 ? readVoterListOrNull(reader, version, reader.countOrNull(true, 5)) : [],
    unknownTags: reader.tags()
  }
}

export function readVoter(reader: Reader, version: number): Voter {
  return {
    voterId: reader.int32(),
    unknownTags: reader.tags()
  }
}

function readVoterList(reader: Reader, version: number, count: number): Voter[] {
  const list: Voter[] = []
  for (let i = 0; i < count; i++) list.push(readVoter(reader, version))
  return list
}

function readVoterListOrNull(reader: Reader, version: number, count: number): Voter[] | null {
  return count < 0 ? null : readVoterList(reader, version, count)
}

export function writeQuorumStateData(writer: Writer, value: Draft<QuorumStateData>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('QuorumStateData', version)
  if (version === 0) {
    writer.compactString(value.clusterId ?? '')
  }
  writer.int32(value.leaderId ?? -1)
  writer.int32(value.leaderEpoch ?? -1)
  writer.int32(value.votedId ?? -1)
  if (version === 1) {
    writer.uuid(value.votedDirectoryId ?? zeroUuid)
  }
  if (version === 0) {
    writer.int64(value.appliedOffset ?? 0)
  }
  if (version === 0) {
    const currentVotersList = value.currentVoters === undefined ? [] : value.currentVoters
    if (currentVotersList === null) writer.nullArray(true)
    else {
      writer.count(true, currentVotersList.length)
      for (const item of currentVotersList) {
        writeVoter(writer, item, version)
      }
    }
  }
  writer.tags(value.unknownTags)
}

export function writeVoter(writer: Writer, value: Draft<Voter>, version: number): void {
  writer.int32(value.voterId ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<QuorumStateData> = {
  name: 'QuorumStateData',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readQuorumStateData,
  write: writeQuorumStateData
}
