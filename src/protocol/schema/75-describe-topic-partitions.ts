import { type Api, api, array, bool, field, int16, int32, list, string, struct, uuid } from './language.ts'

export const describeTopicPartitions: Api = api(75, 'DescribeTopicPartitions', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    list('topics', 'TopicRequest', [field('name', string)]),
    field('responsePartitionLimit', int32, { default: 2000 }),
    field('cursor', struct('Cursor', [field('topicName', string), field('partitionIndex', int32)]), {
      nullable: true,
      default: null
    })
  ],
  response: [
    field('throttleTimeMs', int32, { ignorable: true }),
    list('topics', 'DescribeTopicPartitionsResponseTopic', [
      field('errorCode', int16),
      field('name', string, { nullable: true }),
      field('topicId', uuid, { ignorable: true }),
      field('isInternal', bool, { ignorable: true }),
      list('partitions', 'DescribeTopicPartitionsResponsePartition', [
        field('errorCode', int16),
        field('partitionIndex', int32),
        field('leaderId', int32),
        field('leaderEpoch', int32, { default: -1, ignorable: true }),
        field('replicaNodes', array(int32)),
        field('isrNodes', array(int32)),
        field('eligibleLeaderReplicas', array(int32), { nullable: true, default: null }),
        field('lastKnownElr', array(int32), { nullable: true, default: null }),
        field('offlineReplicas', array(int32), { ignorable: true })
      ]),
      field('topicAuthorizedOperations', int32, { default: -2147483648 })
    ]),
    field('nextCursor', struct('Cursor', [field('topicName', string), field('partitionIndex', int32)]), {
      nullable: true,
      default: null
    })
  ]
})
