import { type Api, api, bool, field, int16, int32, list, string, uint16, uuid } from './language.ts'

export const addRaftVoter: Api = api(80, 'AddRaftVoter', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['controller', 'broker'],
  request: [
    field('clusterId', string, { nullable: true }),
    field('timeoutMs', int32),
    field('voterId', int32),
    field('voterDirectoryId', uuid),
    list('listeners', 'Listener', [field('name', string), field('host', string), field('port', uint16)]),
    field('ackWhenCommitted', bool, { versions: '1+', default: true })
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, ignorable: true })
  ]
})
