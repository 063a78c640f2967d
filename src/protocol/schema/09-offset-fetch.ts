import { type Api, api, array, bool, field, int16, int32, int64, list, string, uuid } from './language.ts'

export const offsetFetch: Api = api(9, 'OffsetFetch', {
  versions: '1-10',
  flexible: '6+',
  listeners: ['broker'],
  request: [
    field('groupId', string, { versions: '1-7' }),
    list('topics', 'OffsetFetchRequestTopic', { versions: '1-7', nullable: '2-7' }, [
      field('name', string),
      field('partitionIndexes', array(int32))
    ]),
    list('groups', 'OffsetFetchRequestGroup', { versions: '8+' }, [
      field('groupId', string),
      field('memberId', string, { versions: '9+', nullable: true, default: null, ignorable: true }),
      field('memberEpoch', int32, { versions: '9+', default: -1, ignorable: true }),
      list('topics', 'OffsetFetchRequestTopics', { nullable: true }, [
        field('name', string, { versions: '8-9', ignorable: true }),
        field('topicId', uuid, { versions: '10+', ignorable: true }),
        field('partitionIndexes', array(int32))
      ])
    ]),
    field('requireStable', bool, { versions: '7+' })
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '3+', ignorable: true }),
    list('topics', 'OffsetFetchResponseTopic', { versions: '1-7' }, [
      field('name', string),
      list('partitions', 'OffsetFetchResponsePartition', [
        field('partitionIndex', int32),
        field('committedOffset', int64),
        field('committedLeaderEpoch', int32, { versions: '5-7', default: -1, ignorable: true }),
        field('metadata', string, { nullable: true }),
        field('errorCode', int16)
      ])
    ]),
    field('errorCode', int16, { versions: '2-7', ignorable: true }),
    list('groups', 'OffsetFetchResponseGroup', { versions: '8+' }, [
      field('groupId', string),
      list('topics', 'OffsetFetchResponseTopics', [
        field('name', string, { versions: '8-9', ignorable: true }),
        field('topicId', uuid, { versions: '10+', ignorable: true }),
        list('partitions', 'OffsetFetchResponsePartitions', [
          field('partitionIndex', int32),
          field('committedOffset', int64),
          field('committedLeaderEpoch', int32, { default: -1, ignorable: true }),
          field('metadata', string, { nullable: true }),
          field('errorCode', int16)
        ])
      ]),
      field('errorCode', int16)
    ])
  ]
})
