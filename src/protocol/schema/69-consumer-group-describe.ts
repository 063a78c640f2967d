import { type Api, api, array, bool, field, int8, int16, int32, list, string, struct, uuid } from './language.ts'

const topicPartitions = struct('TopicPartitions', [
  field('topicId', uuid),
  field('topicName', string),
  field('partitions', array(int32))
])

const assignment = struct('Assignment', [field('topicPartitions', array(topicPartitions))])

export const consumerGroupDescribe: Api = api(69, 'ConsumerGroupDescribe', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['broker'],
  request: [field('groupIds', array(string)), field('includeAuthorizedOperations', bool)],
  response: [
    field('throttleTimeMs', int32),
    list('groups', 'DescribedGroup', [
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true, default: null }),
      field('groupId', string),
      field('groupState', string),
      field('groupEpoch', int32),
      field('assignmentEpoch', int32),
      field('assignorName', string),
      list('members', 'Member', [
        field('memberId', string),
        field('instanceId', string, { nullable: true, default: null }),
        field('rackId', string, { nullable: true, default: null }),
        field('memberEpoch', int32),
        field('clientId', string),
        field('clientHost', string),
        field('subscribedTopicNames', array(string)),
        field('subscribedTopicRegex', string, { nullable: true, default: null }),
        field('assignment', assignment),
        field('targetAssignment', assignment),
        field('memberType', int8, { versions: '1+', default: -1, ignorable: true })
      ]),
      field('authorizedOperations', int32, { default: -2147483648 })
    ])
  ]
})
