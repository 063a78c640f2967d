import { type Api, api, bytes, field, int16, int64, string } from './language.ts'

export const saslAuthenticate: Api = api(36, 'SaslAuthenticate', {
  versions: '0-2',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [field('authBytes', bytes)],
  response: [
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true }),
    field('authBytes', bytes),
    field('sessionLifetimeMs', int64, { versions: '1+', ignorable: true })
  ]
})
