import { type Api, api, field, int16, int32, string } from './language.ts'

export const heartbeat: Api = api(12, 'Heartbeat', {
  versions: '0-4',
  flexible: '4+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    field('generationId', int32),
    field('memberId', string),
    field('groupInstanceId', string, { versions: '3+', nullable: true, default: null })
  ],
  response: [field('throttleTimeMs', int32, { versions: '1+', ignorable: true }), field('errorCode', int16)]
})
