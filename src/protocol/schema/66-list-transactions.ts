import { type Api, api, array, field, int16, int32, int64, list, string } from './language.ts'

export const listTransactions: Api = api(66, 'ListTransactions', {
  versions: '0-2',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('stateFilters', array(string)),
    field('producerIdFilters', array(int64)),
    field('durationFilter', int64, { versions: '1+', default: -1 }),
    field('transactionalIdPattern', string, { versions: '2+', nullable: true, default: null })
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('unknownStateFilters', array(string)),
    list('transactionStates', 'TransactionState', [
      field('transactionalId', string),
      field('producerId', int64),
      field('transactionState', string)
    ])
  ]
})
