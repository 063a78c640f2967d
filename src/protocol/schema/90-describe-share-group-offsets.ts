import { type Api, api, array, field, int16, int32, int64, list, string, uuid } from './language.ts'

export const describeShareGroupOffsets: Api = api(90, 'DescribeShareGroupOffsets', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    list('groups', 'DescribeShareGroupOffsetsRequestGroup', [
      field('groupId', string),
      list('topics', 'DescribeShareGroupOffsetsRequestTopic', { nullable: true }, [
        field('topicName', string),
        field('partitions', array(int32))
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    list('groups', 'DescribeShareGroupOffsetsResponseGroup', [
      field('groupId', string),
      list('topics', 'DescribeShareGroupOffsetsResponseTopic', [
        field('topicName', string),
        field('topicId', uuid),
        list('partitions', 'DescribeShareGroupOffsetsResponsePartition', [
          field('partitionIndex', int32),
          field('startOffset', int64),
          field('leaderEpoch', int32),
          field('lag', int64, { versions: '1+', default: -1, ignorable: true }),
          field('errorCode', int16),
          field('errorMessage', string, { nullable: true, default: null })
        ])
      ]),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true, default: null })
    ])
  ]
})
