import { type Api, api, array, field, int8, int16, int32, list, string } from './language.ts'

export const findCoordinator: Api = api(10, 'FindCoordinator', {
  versions: '0-6',
  flexible: '3+',
  listeners: ['broker'],
  request: [
    field('key', string, { versions: '0-3' }),
    field('keyType', int8, { versions: '1+' }),
    field('coordinatorKeys', array(string), { versions: '4+' })
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '1+', ignorable: true }),
    field('errorCode', int16, { versions: '0-3' }),
    field('errorMessage', string, { versions: '1-3', nullable: true, ignorable: true }),
    field('nodeId', int32, { versions: '0-3' }),
    field('host', string, { versions: '0-3' }),
    field('port', int32, { versions: '0-3' }),
    list('coordinators', 'Coordinator', { versions: '4+' }, [
      field('key', string),
      field('nodeId', int32),
      field('host', string),
      field('port', int32),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true, ignorable: true })
    ])
  ]
})
