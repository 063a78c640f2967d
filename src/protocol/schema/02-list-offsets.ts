import { type Api, api, field, int8, int16, int32, int64, list, string } from './language.ts'

export const listOffsets: Api = api(2, 'ListOffsets', {
  versions: '1-11',
  flexible: '6+',
  listeners: ['broker'],
  request: [
    field('replicaId', int32),
    field('isolationLevel', int8, { versions: '2+' }),
    list('topics', 'ListOffsetsTopic', [
      field('name', string),
      list('partitions', 'ListOffsetsPartition', [
        field('partitionIndex', int32),
        field('currentLeaderEpoch', int32, { versions: '4+', default: -1, ignorable: true }),
        field('timestamp', int64)
      ])
    ]),
    field('timeoutMs', int32, { versions: '10+', ignorable: true })
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '2+', ignorable: true }),
    list('topics', 'ListOffsetsTopicResponse', [
      field('name', string),
      list('partitions', 'ListOffsetsPartitionResponse', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('timestamp', int64, { default: -1 }),
        field('offset', int64, { default: -1 }),
        field('leaderEpoch', int32, { versions: '4+', default: -1 })
      ])
    ])
  ]
})
