import {
  type Api,
  api,
  array,
  bool,
  field,
  int8,
  int16,
  int32,
  int64,
  list,
  records,
  string,
  struct,
  uuid
} from './language.ts'

export const shareFetch: Api = api(78, 'ShareFetch', {
  versions: '1-2',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string, { nullable: true, default: null }),
    field('memberId', string, { nullable: true }),
    field('shareSessionEpoch', int32),
    field('maxWaitMs', int32),
    field('minBytes', int32),
    field('maxBytes', int32, { default: 2147483647 }),
    field('maxRecords', int32),
    field('batchSize', int32),
    field('shareAcquireMode', int8, { versions: '2+', ignorable: true }),
    field('isRenewAck', bool, { versions: '2+' }),
    list('topics', 'FetchTopic', [
      field('topicId', uuid),
      list('partitions', 'FetchPartition', [
        field('partitionIndex', int32),
        list('acknowledgementBatches', 'AcknowledgementBatch', [
          field('firstOffset', int64),
          field('lastOffset', int64),
          field('acknowledgeTypes', array(int8))
        ])
      ])
    ]),
    list('forgottenTopicsData', 'ForgottenTopic', [field('topicId', uuid), field('partitions', array(int32))])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, default: null }),
    field('acquisitionLockTimeoutMs', int32),
    list('responses', 'ShareFetchableTopicResponse', [
      field('topicId', uuid),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null }),
        field('acknowledgeErrorCode', int16),
        field('acknowledgeErrorMessage', string, { nullable: true, default: null }),
        field('currentLeader', struct('LeaderIdAndEpoch', [field('leaderId', int32), field('leaderEpoch', int32)])),
        field('records', records),
        list('acquiredRecords', 'AcquiredRecords', [
          field('firstOffset', int64),
          field('lastOffset', int64),
          field('deliveryCount', int16)
        ])
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
