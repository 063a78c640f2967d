import { type Api, api, array, bool, bytes, field, int16, int32, list, string } from './language.ts'

export const describeGroups: Api = api(15, 'DescribeGroups', {
  versions: '0-6',
  flexible: '5+',
  listeners: ['broker'],
  request: [field('groups', array(string)), field('includeAuthorizedOperations', bool, { versions: '3+' })],
  response: [
    field('throttleTimeMs', int32, { versions: '1+', ignorable: true }),
    list('groups', 'DescribedGroup', [
      field('errorCode', int16),
      field('errorMessage', string, { versions: '6+', nullable: true, default: null }),
      field('groupId', string),
      field('groupState', string),
      field('protocolType', string),
      field('protocolData', string),
      list('members', 'DescribedGroupMember', [
        field('memberId', string),
        field('groupInstanceId', string, { versions: '4+', nullable: true, default: null, ignorable: true }),
        field('clientId', string),
        field('clientHost', string),
        field('memberMetadata', bytes),
        field('memberAssignment', bytes)
      ]),
      field('authorizedOperations', int32, { versions: '3+', default: -2147483648 })
    ])
  ]
})
