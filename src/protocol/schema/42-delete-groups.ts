import { type Api, api, array, field, int16, int32, list, string } from './language.ts'

export const deleteGroups: Api = api(42, 'DeleteGroups', {
  versions: '0-3',
  flexible: '2+',
  listeners: ['broker'],
  request: [field('groupsNames', array(string))],
  response: [
    field('throttleTimeMs', int32),
    list('results', 'DeletableGroupResult', [
      field('groupId', string),
      field('errorCode', int16),
      field('errorMessage', string, { versions: '3+', nullable: true, default: null, ignorable: true })
    ])
  ]
})
