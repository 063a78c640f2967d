import { type Api, api, field, int16, int32, int64, list, string, uuid } from './language.ts'

export const txnOffsetCommit: Api = api(28, 'TxnOffsetCommit', {
  versions: '0-6',
  flexible: '3+',
  listeners: ['broker'],
  request: [
    field('transactionalId', string),
    field('groupId', string),
    field('producerId', int64),
    field('producerEpoch', int16),
    field('generationIdOrMemberEpoch', int32, { versions: '3+', default: -1 }),
    field('memberId', string, { versions: '3+' }),
    field('groupInstanceId', string, { versions: '3+', nullable: true, default: null }),
    list('topics', 'TxnOffsetCommitRequestTopic', [
      field('name', string, { versions: '0-5', ignorable: true }),
      field('topicId', uuid, { versions: '6+', ignorable: true }),
      list('partitions', 'TxnOffsetCommitRequestPartition', [
        field('partitionIndex', int32),
        field('committedOffset', int64),
        field('committedLeaderEpoch', int32, { versions: '2+', default: -1, ignorable: true }),
        field('committedMetadata', string, { nullable: true })
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    list('topics', 'TxnOffsetCommitResponseTopic', [
      field('name', string, { versions: '0-5', ignorable: true }),
      field('topicId', uuid, { versions: '6+', ignorable: true }),
      list('partitions', 'TxnOffsetCommitResponsePartition', [
        field('partitionIndex', int32),
        field('errorCode', int16)
      ])
    ])
  ]
})
