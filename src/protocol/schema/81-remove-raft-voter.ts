import { type Api, api, field, int16, int32, string, uuid } from './language.ts'

export const removeRaftVoter: Api = api(81, 'RemoveRaftVoter', {
  versions: '0',
  flexible: '0+',
  listeners: ['controller', 'broker'],
  request: [field('clusterId', string, { nullable: true }), field('voterId', int32), field('voterDirectoryId', uuid)],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, ignorable: true })
  ]
})
