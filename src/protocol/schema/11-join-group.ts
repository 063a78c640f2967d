import { type Api, api, bool, bytes, field, int16, int32, list, string } from './language.ts'

export const joinGroup: Api = api(11, 'JoinGroup', {
  versions: '0-9',
  flexible: '6+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    field('sessionTimeoutMs', int32),
    field('rebalanceTimeoutMs', int32, { versions: '1+', default: -1, ignorable: true }),
    field('memberId', string),
    field('groupInstanceId', string, { versions: '5+', nullable: true, default: null }),
    field('protocolType', string),
    list('protocols', 'JoinGroupRequestProtocol', [field('name', string), field('metadata', bytes)]),
    field('reason', string, { versions: '8+', nullable: true, default: null, ignorable: true })
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '2+', ignorable: true }),
    field('errorCode', int16),
    field('generationId', int32, { default: -1 }),
    field('protocolType', string, { versions: '7+', nullable: true, default: null, ignorable: true }),
    field('protocolName', string, { nullable: '7+' }),
    field('leader', string),
    field('skipAssignment', bool, { versions: '9+' }),
    field('memberId', string),
    list('members', 'JoinGroupResponseMember', [
      field('memberId', string),
      field('groupInstanceId', string, { versions: '5+', nullable: true, default: null, ignorable: true }),
      field('metadata', bytes)
    ])
  ]
})
