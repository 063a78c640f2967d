import { type Api, api, field, int16, int32, int64, string } from './language.ts'

export const addOffsetsToTxn: Api = api(25, 'AddOffsetsToTxn', {
  versions: '0-4',
  flexible: '3+',
  listeners: ['broker'],
  request: [
    field('transactionalId', string),
    field('producerId', int64),
    field('producerEpoch', int16),
    field('groupId', string)
  ],
  response: [field('throttleTimeMs', int32), field('errorCode', int16)]
})
