import { type Api, api, bytes, field, int16 } from './language.ts'

export const envelope: Api = api(58, 'Envelope', {
  versions: '0',
  flexible: '0+',
  listeners: ['controller'],
  request: [
    field('requestData', bytes),
    field('requestPrincipal', bytes, { nullable: true }),
    field('clientHostAddress', bytes)
  ],
  response: [field('responseData', bytes, { nullable: true, default: null }), field('errorCode', int16)]
})
