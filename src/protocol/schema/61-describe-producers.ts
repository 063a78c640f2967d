import { type Api, api, array, field, int16, int32, int64, list, string } from './language.ts'

export const describeProducers: Api = api(61, 'DescribeProducers', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [list('topics', 'TopicRequest', [field('name', string), field('partitionIndexes', array(int32))])],
  response: [
    field('throttleTimeMs', int32),
    list('topics', 'TopicResponse', [
      field('name', string),
      list('partitions', 'PartitionResponse', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null }),
        list('activeProducers', 'ProducerState', [
          field('producerId', int64),
          field('producerEpoch', int32),
          field('lastSequence', int32, { default: -1 }),
          field('lastTimestamp', int64, { default: -1 }),
          field('coordinatorEpoch', int32),
          field('currentTxnStartOffset', int64, { default: -1 })
        ])
      ])
    ])
  ]
})
