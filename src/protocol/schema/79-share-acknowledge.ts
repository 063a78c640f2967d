import { type Api, api, array, bool, field, int8, int16, int32, int64, list, string, struct, uuid } from './language.ts'

export const shareAcknowledge: Api = api(79, 'ShareAcknowledge', {
  versions: '1-2',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string, { nullable: true, default: null }),
    field('memberId', string, { nullable: true }),
    field('shareSessionEpoch', int32),
    field('isRenewAck', bool, { versions: '2+' }),
    list('topics', 'AcknowledgeTopic', [
      field('topicId', uuid),
      list('partitions', 'AcknowledgePartition', [
        field('partitionIndex', int32),
        list('acknowledgementBatches', 'AcknowledgementBatch', [
          field('firstOffset', int64),
          field('lastOffset', int64),
          field('acknowledgeTypes', array(int8))
        ])
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, default: null }),
    field('acquisitionLockTimeoutMs', int32, { versions: '2+', ignorable: true }),
    list('responses', 'ShareAcknowledgeTopicResponse', [
      field('topicId', uuid),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null }),
        field('currentLeader', struct('LeaderIdAndEpoch', [field('leaderId', int32), field('leaderEpoch', int32)]))
      ])
    ]),
    list('nodeEndpoints', 'NodeEndpoint', [
      field('nodeId', int32),
      field('host', string),
      field('port', int32),
      field('rack', string, { nullable: true, default: null })
    ])
  ]
})
