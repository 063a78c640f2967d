import { type Api, api, array, field, int16, int32, list, string } from './language.ts'

export const listGroups: Api = api(16, 'ListGroups', {
  versions: '0-5',
  flexible: '3+',
  listeners: ['broker'],
  request: [
    field('statesFilter', array(string), { versions: '4+' }),
    field('typesFilter', array(string), { versions: '5+' })
  ],
  response: [
    field('throttleTimeMs', int32, { versions: '1+', ignorable: true }),
    field('errorCode', int16),
    list('groups', 'ListedGroup', [
      field('groupId', string),
      field('protocolType', string),
      field('groupState', string, { versions: '4+', ignorable: true }),
      field('groupType', string, { versions: '5+', ignorable: true })
    ])
  ]
})
