import { type Api, api, field, int16, int32, int64, list, string } from './language.ts'

export const offsetForLeaderEpoch: Api = api(23, 'OffsetForLeaderEpoch', {
  versions: '2-4',
  flexible: '4+',
  listeners: ['broker'],
  request: [
    field('replicaId', int32, { versions: '3+', default: -2, ignorable: true }),
    list('topics', 'OffsetForLeaderTopic', [
      field('topic', string),
      list('partitions', 'OffsetForLeaderPartition', [
        field('partition', int32),
        field('currentLeaderEpoch', int32, { default: -1, ignorable: true }),
        field('leaderEpoch', int32)
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32, { ignorable: true }),
    list('topics', 'OffsetForLeaderTopicResult', [
      field('topic', string),
      list('partitions', 'EpochEndOffset', [
        field('errorCode', int16),
        field('partition', int32),
        field('leaderEpoch', int32, { default: -1, ignorable: true }),
        field('endOffset', int64, { default: -1 })
      ])
    ])
  ]
})
