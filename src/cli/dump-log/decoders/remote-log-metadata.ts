// Records of __remote_log_metadata as their Java classes write themselves. A value is framed like a metadata record: frame version
// 1, the kind of record and its version, then the body.

import { readRemoteLogSegmentMetadataRecord } from '#protocol/generated/records/remote-log-segment-metadata-record.js'
import { readRemoteLogSegmentMetadataUpdateRecord } from '#protocol/generated/records/remote-log-segment-metadata-update-record.js'
import { readRemotePartitionDeleteMetadataRecord } from '#protocol/generated/records/remote-partition-delete-metadata-record.js'
import type { Reader } from '#protocol/wire/reader.js'
import type { Decoder } from './decoder.ts'
import { readBody, readFrame } from './metadata-frame.ts'

const segmentStates = [
  'COPY_SEGMENT_STARTED',
  'COPY_SEGMENT_FINISHED',
  'DELETE_SEGMENT_STARTED',
  'DELETE_SEGMENT_FINISHED'
]
const partitionStates = ['DELETE_PARTITION_MARKED', 'DELETE_PARTITION_STARTED', 'DELETE_PARTITION_FINISHED']

interface TopicIdPartition {
  readonly name: string
  readonly id: string
  readonly partition: number
}

interface SegmentId {
  readonly topicIdPartition: TopicIdPartition
  readonly id: string
}

const partitionText = ({ id, name, partition }: TopicIdPartition): string => `${id}:${name}-${partition}`

const segmentText = ({ topicIdPartition, id }: SegmentId): string =>
  `RemoteLogSegmentId{topicIdPartition=${partitionText(topicIdPartition)}, id=${id}}`

const customText = (custom: Buffer | null): string =>
  custom === null ? 'Optional.empty' : `Optional[CustomMetadata{${custom.length} bytes}]`

/** By the number of the kind. */
const kinds: readonly ((reader: Reader, version: number) => string)[] = [
  (reader, version) => {
    const record = readRemoteLogSegmentMetadataRecord(reader, version)
    const epochs = [...record.segmentLeaderEpochs]
      .sort((a, b) => a.leaderEpoch - b.leaderEpoch)
      .map(({ leaderEpoch, offset }) => `${leaderEpoch}=${offset}`)
    return (
      `RemoteLogSegmentMetadata{remoteLogSegmentId=${segmentText(record.remoteLogSegmentId)},` +
      ` startOffset=${record.startOffset}, endOffset=${record.endOffset}, brokerId=${record.brokerId},` +
      ` maxTimestampMs=${record.maxTimestampMs}, eventTimestampMs=${record.eventTimestampMs},` +
      ` segmentLeaderEpochs={${epochs.join(', ')}}, segmentSizeInBytes=${record.segmentSizeInBytes},` +
      ` customMetadata=${customText(record.customMetadata)}, state=${segmentStates[record.remoteLogSegmentState]},` +
      ` txnIdxEmpty=${record.txnIndexEmpty}}`
    )
  },
  (reader, version) => {
    const record = readRemoteLogSegmentMetadataUpdateRecord(reader, version)
    return (
      `RemoteLogSegmentMetadataUpdate{remoteLogSegmentId=${segmentText(record.remoteLogSegmentId)},` +
      ` customMetadata=${customText(record.customMetadata)}, state=${segmentStates[record.remoteLogSegmentState]},` +
      ` eventTimestampMs=${record.eventTimestampMs}, brokerId=${record.brokerId}}`
    )
  },
  (reader, version) => {
    const record = readRemotePartitionDeleteMetadataRecord(reader, version)
    return (
      `RemotePartitionDeleteMetadata{topicPartition=${partitionText(record.topicIdPartition)},` +
      ` state=${partitionStates[record.remotePartitionDeleteState]}, eventTimestampMs=${record.eventTimestampMs},` +
      ` brokerId=${record.brokerId}}`
    )
  }
]

export const remoteLogMetadataDecoder =
  (): Decoder =>
  ({ offset, value }) => {
    try {
      return { payload: textOf(value) }
    } catch (failure) {
      return { payload: `Error at offset ${offset}, skipping. ${(failure as Error).message}` }
    }
  }

function textOf(value: Buffer | null): string {
  const frame = readFrame(value, (kind) => kinds[kind] !== undefined)
  return readBody(frame, () => kinds[frame.kind]?.(frame.reader, frame.version) ?? '')
}
