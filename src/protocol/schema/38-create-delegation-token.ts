import { type Api, api, bytes, field, int16, int32, int64, list, string } from './language.ts'

export const createDelegationToken: Api = api(38, 'CreateDelegationToken', {
  versions: '1-3',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [
    field('ownerPrincipalType', string, { versions: '3+', nullable: true }),
    field('ownerPrincipalName', string, { versions: '3+', nullable: true }),
    list('renewers', 'CreatableRenewers', [field('principalType', string), field('principalName', string)]),
    field('maxLifetimeMs', int64)
  ],
  response: [
    field('errorCode', int16),
    field('principalType', string),
    field('principalName', string),
    field('tokenRequesterPrincipalType', string, { versions: '3+' }),
    field('tokenRequesterPrincipalName', string, { versions: '3+' }),
    field('issueTimestampMs', int64),
    field('expiryTimestampMs', int64),
    field('maxTimestampMs', int64),
    field('tokenId', string),
    field('hmac', bytes),
    field('throttleTimeMs', int32)
  ]
})
