import { type Api, api, array, bool, field, int16, int32, int64, list, string, struct } from './language.ts'

const addPartitionsToTxnTopic = struct('AddPartitionsToTxnTopic', [
  field('name', string),
  field('partitions', array(int32))
])

const addPartitionsToTxnPartitionResult = struct('AddPartitionsToTxnPartitionResult', [
  field('partitionIndex', int32),
  field('partitionErrorCode', int16)
])

const addPartitionsToTxnTopicResult = struct('AddPartitionsToTxnTopicResult', [
  field('name', string),
  field('resultsByPartition', array(addPartitionsToTxnPartitionResult))
])

export const addPartitionsToTxn: Api = api(24, 'AddPartitionsToTxn', {
  versions: '0-5',
  flexible: '3+',
  listeners: ['broker'],
  request: [
    list('transactions', 'AddPartitionsToTxnTransaction', { versions: '4+' }, [
      field('transactionalId', string),
      field('producerId', int64),
      field('producerEpoch', int16),
      field('verifyOnly', bool),
      field('topics', array(addPartitionsToTxnTopic))
    ]),
    field('v3AndBelowTransactionalId', string, { versions: '0-3' }),
    field('v3AndBelowProducerId', int64, { versions: '0-3' }),
    field('v3AndBelowProducerEpoch', int16, { versions: '0-3' }),
    field('v3AndBelowTopics', array(addPartitionsToTxnTopic), { versions: '0-3' })
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16, { versions: '4+', ignorable: true }),
    list('resultsByTransaction', 'AddPartitionsToTxnResult', { versions: '4+' }, [
      field('transactionalId', string),
      field('topicResults', array(addPartitionsToTxnTopicResult))
    ]),
    field('resultsByTopicV3AndBelow', array(addPartitionsToTxnTopicResult), { versions: '0-3' })
  ]
})
