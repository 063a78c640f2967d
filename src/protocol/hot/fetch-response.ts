// FetchResponse v4-18 in pieces, because its records are slices of files that never pass through JavaScript:
//
//   writeFetchStart
//     writeFetchTopic                      once a topic, with the number of its partitions
//       writeFetchPartition                ends with the length of the records
//       ... the record bytes ...
//       writeFetchPartitionEnd             tagged fields
//     writeFetchTopicEnd
//   writeFetchEnd

import type { Uuid } from '#model/uuid.js'
import {
  type EpochEndOffset,
  type LeaderIdAndEpoch,
  type NodeEndpoint,
  type SnapshotId,
  writeEpochEndOffset,
  writeLeaderIdAndEpoch,
  writeSnapshotId
} from '../generated/fetch-response.ts'
import { refuseVersion } from '../wire/protocol-error.ts'
import { putInt16, putInt32, putInt64 } from '../wire/put.ts'
import type { Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'
import { writeEndpoints } from './endpoints.ts'

const flexibleFrom = 12

/** `errorCode` and `sessionId` travel from v7 on. */
export function writeFetchStart(
  writer: Writer,
  version: number,
  throttleTimeMs: number,
  errorCode: number,
  sessionId: number,
  topicCount: number
): void {
  if (version < 4 || version > 18) refuseVersion('FetchResponse', version)
  writer.int32(throttleTimeMs)
  if (version >= 7) {
    writer.int16(errorCode)
    writer.int32(sessionId)
  }
  writer.count(version >= flexibleFrom, topicCount)
}

/** Up to v12 the name counts, from v13 on the id. */
export function writeFetchTopic(
  writer: Writer,
  version: number,
  topicName: string,
  topicId: Uuid,
  partitionCount: number
): void {
  if (version >= 13) writer.uuid(topicId)
  else if (version >= flexibleFrom) writer.compactString(topicName)
  else writer.string(topicName)
  writer.count(version >= flexibleFrom, partitionCount)
}

/** Everything of a partition before its records. `recordsLength` is -1 for null. `aborted` is what the native log
 *  answered, producer id and first offset in turn, or null where the isolation level asks for none. */
export function writeFetchPartition(
  writer: Writer,
  version: number,
  index: number,
  errorCode: number,
  highWatermark: number,
  lastStableOffset: number,
  logStartOffset: number,
  aborted: ArrayLike<number> | null,
  preferredReadReplica: number,
  recordsLength: number
): void {
  const flexible = version >= flexibleFrom
  const start = writer.reserve(version >= 5 ? 30 : 22)
  const { buffer } = writer
  putInt32(buffer, start, index)
  putInt16(buffer, start + 4, errorCode)
  putInt64(buffer, start + 6, highWatermark)
  putInt64(buffer, start + 14, lastStableOffset)
  if (version >= 5) putInt64(buffer, start + 22, logStartOffset)
  if (aborted === null) writer.nullArray(flexible)
  else writeAborted(writer, flexible, aborted)
  if (version >= 11) writer.int32(preferredReadReplica)
  if (flexible) writer.unsignedVarint(recordsLength + 1)
  else writer.int32(recordsLength)
}

function writeAborted(writer: Writer, flexible: boolean, aborted: ArrayLike<number>): void {
  writer.count(flexible, aborted.length / 2)
  for (let i = 0; i < aborted.length; i += 2) {
    writer.int64(aborted[i] as number)
    writer.int64(aborted[i + 1] as number)
    if (flexible) writer.int8(0)
  }
}

/** What a partition says beside its records; none of it before v12. */
export interface FetchPartitionHints {
  readonly divergingEpoch?: Draft<EpochEndOffset> | undefined
  readonly currentLeader?: Draft<LeaderIdAndEpoch> | undefined
  readonly snapshotId?: Draft<SnapshotId> | undefined
}

export function writeFetchPartitionEnd(writer: Writer, version: number, hints?: FetchPartitionHints): void {
  if (version < flexibleFrom) return
  if (hints === undefined) {
    writer.int8(0)
    return
  }
  const { divergingEpoch, currentLeader, snapshotId } = hints
  writer.int8((divergingEpoch ? 1 : 0) + (currentLeader ? 1 : 0) + (snapshotId ? 1 : 0))
  if (divergingEpoch) {
    const begin = writer.beginTag(0)
    writeEpochEndOffset(writer, divergingEpoch, version)
    writer.endTag(begin)
  }
  if (currentLeader) {
    const begin = writer.beginTag(1)
    writeLeaderIdAndEpoch(writer, currentLeader, version)
    writer.endTag(begin)
  }
  if (snapshotId) {
    const begin = writer.beginTag(2)
    writeSnapshotId(writer, snapshotId, version)
    writer.endTag(begin)
  }
}

export function writeFetchTopicEnd(writer: Writer, version: number): void {
  if (version >= flexibleFrom) writer.int8(0)
}

/** Endpoints travel from v16 on. */
export function writeFetchEnd(writer: Writer, version: number, endpoints: readonly Draft<NodeEndpoint>[] = []): void {
  if (version >= flexibleFrom) writeEndpoints(writer, version >= 16 ? endpoints : [])
}
