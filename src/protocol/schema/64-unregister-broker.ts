import { type Api, api, field, int16, int32, string } from './language.ts'

export const unregisterBroker: Api = api(64, 'UnregisterBroker', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [field('brokerId', int32)],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true })
  ]
})
