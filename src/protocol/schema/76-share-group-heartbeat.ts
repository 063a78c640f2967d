import { type Api, api, array, field, int16, int32, string, struct, uuid } from './language.ts'

const topicPartitions = struct('TopicPartitions', [field('topicId', uuid), field('partitions', array(int32))])

export const shareGroupHeartbeat: Api = api(76, 'ShareGroupHeartbeat', {
  versions: '1',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    field('memberId', string),
    field('memberEpoch', int32),
    field('rackId', string, { nullable: true, default: null }),
    field('subscribedTopicNames', array(string), { nullable: true, default: null })
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, default: null }),
    field('memberId', string, { nullable: true, default: null }),
    field('memberEpoch', int32),
    field('heartbeatIntervalMs', int32),
    field('assignment', struct('Assignment', [field('topicPartitions', array(topicPartitions))]), {
      nullable: true,
      default: null
    })
  ]
})
