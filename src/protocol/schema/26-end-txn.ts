import { type Api, api, bool, field, int16, int32, int64, string } from './language.ts'

export const endTxn: Api = api(26, 'EndTxn', {
  versions: '0-5',
  flexible: '3+',
  listeners: ['broker'],
  request: [
    field('transactionalId', string),
    field('producerId', int64),
    field('producerEpoch', int16),
    field('committed', bool)
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('producerId', int64, { versions: '5+', default: -1, ignorable: true }),
    field('producerEpoch', int16, { versions: '5+', default: -1, ignorable: true })
  ]
})
