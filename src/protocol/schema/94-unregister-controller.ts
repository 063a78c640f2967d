import { type Api, api, field, int16, int32, string } from './language.ts'

export const unregisterController: Api = api(94, 'UnregisterController', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [field('controllerId', int32)],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true })
  ]
})
