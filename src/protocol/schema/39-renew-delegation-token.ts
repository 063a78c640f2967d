import { type Api, api, bytes, field, int16, int32, int64 } from './language.ts'

export const renewDelegationToken: Api = api(39, 'RenewDelegationToken', {
  versions: '1-2',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [field('hmac', bytes), field('renewPeriodMs', int64)],
  response: [field('errorCode', int16), field('expiryTimestampMs', int64), field('throttleTimeMs', int32)]
})
