import { type Api, api, bytes, field, int16, int32, list, string } from './language.ts'

export const syncGroup: Api = api(14, 'SyncGroup', {
  versions: '0-5',
  flexible: '4+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    field('generationId', int32),
    field('memberId', string),
    field('groupInstanceId', string, { versions: '3+', nullable: true, default: null }),
    field('protocolType', string, { versions: '5+', nullable: true, default: null, ignorable: true }),
    field('protocolName', string, { versions: '5+', nullable: true, default: null, ignorable: true }),
    list('assignments', 'SyncGroupRequestAssignment', [field('memberId', string), field('assignment', bytes)])
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '1+', ignorable: true }),
    field('errorCode', int16),
    field('protocolType', string, { versions: '5+', nullable: true, default: null, ignorable: true }),
    field('protocolName', string, { versions: '5+', nullable: true, default: null, ignorable: true }),
    field('assignment', bytes)
  ]
})
