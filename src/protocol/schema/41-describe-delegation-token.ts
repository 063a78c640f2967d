import { type Api, api, bytes, field, int16, int32, int64, list, string } from './language.ts'

export const describeDelegationToken: Api = api(41, 'DescribeDelegationToken', {
  versions: '1-3',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [
    list('owners', 'DescribeDelegationTokenOwner', { nullable: true }, [
      field('principalType', string),
      field('principalName', string)
    ])
  ],
  response: [
    field('errorCode', int16),
    list('tokens', 'DescribedDelegationToken', [
      field('principalType', string),
      field('principalName', string),
      field('tokenRequesterPrincipalType', string, { versions: '3+' }),
      field('tokenRequesterPrincipalName', string, { versions: '3+' }),
      field('issueTimestamp', int64),
      field('expiryTimestamp', int64),
      field('maxTimestamp', int64),
      field('tokenId', string),
      field('hmac', bytes),
      list('renewers', 'DescribedDelegationTokenRenewer', [
        field('principalType', string),
        field('principalName', string)
      ])
    ]),
    field('throttleTimeMs', int32)
  ]
})
