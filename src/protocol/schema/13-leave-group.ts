import { type Api, api, field, int16, int32, list, string } from './language.ts'

export const leaveGroup: Api = api(13, 'LeaveGroup', {
  versions: '0-5',
  flexible: '4+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    field('memberId', string, { versions: '0-2' }),
    list('members', 'MemberIdentity', { versions: '3+' }, [
      field('memberId', string),
      field('groupInstanceId', string, { nullable: true, default: null }),
      field('reason', string, { versions: '5+', nullable: true, default: null, ignorable: true })
    ])
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '1+', ignorable: true }),
    field('errorCode', int16),
    list('members', 'MemberResponse', { versions: '3+' }, [
      field('memberId', string),
      field('groupInstanceId', string, { nullable: true }),
      field('errorCode', int16)
    ])
  ]
})
