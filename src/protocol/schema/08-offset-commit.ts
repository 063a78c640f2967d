import { type Api, api, field, int16, int32, int64, list, string, uuid } from './language.ts'

export const offsetCommit: Api = api(8, 'OffsetCommit', {
  versions: '2-10',
  flexible: '8+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    field('generationIdOrMemberEpoch', int32, { default: -1, ignorable: true }),
    field('memberId', string, { ignorable: true }),
    field('groupInstanceId', string, { versions: '7+', nullable: true, default: null }),
    field('retentionTimeMs', int64, { versions: '2-4', default: -1, ignorable: true }),
    list('topics', 'OffsetCommitRequestTopic', [
      field('name', string, { versions: '2-9', ignorable: true }),
      field('topicId', uuid, { versions: '10+', ignorable: true }),
      list('partitions', 'OffsetCommitRequestPartition', [
        field('partitionIndex', int32),
        field('committedOffset', int64),
        field('committedLeaderEpoch', int32, { versions: '6+', default: -1, ignorable: true }),
        field('committedMetadata', string, { nullable: true })
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '3+', ignorable: true }),
    list('topics', 'OffsetCommitResponseTopic', [
      field('name', string, { versions: '2-9', ignorable: true }),
      field('topicId', uuid, { versions: '10+', ignorable: true }),
      list('partitions', 'OffsetCommitResponsePartition', [field('partitionIndex', int32), field('errorCode', int16)])
    ])
  ]
})
