import { type Api, api, array, field, int16, int32, int64, list, string } from './language.ts'

export const describeTransactions: Api = api(65, 'DescribeTransactions', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [field('transactionalIds', array(string))],
  response: [
    field('throttleTimeMs', int32),
    list('transactionStates', 'TransactionState', [
      field('errorCode', int16),
      field('transactionalId', string),
      field('transactionState', string),
      field('transactionTimeoutMs', int32),
      field('transactionStartTimeMs', int64),
      field('producerId', int64),
      field('producerEpoch', int16),
      list('topics', 'TopicData', [field('topic', string), field('partitions', array(int32))])
    ])
  ]
})
