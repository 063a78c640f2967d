import { type Api, api, field, int16, int32, int64 } from './language.ts'

export const allocateProducerIds: Api = api(67, 'AllocateProducerIds', {
  versions: '0',
  flexible: '0+',
  listeners: ['controller'],
  request: [field('brokerId', int32), field('brokerEpoch', int64, { default: -1 })],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('producerIdStart', int64),
    field('producerIdLen', int32)
  ]
})
