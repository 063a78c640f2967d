import { type Api, api, array, field, int8, int16, int32, list, string } from './language.ts'

export const listConfigResources: Api = api(74, 'ListConfigResources', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['broker'],
  request: [field('resourceTypes', array(int8), { versions: '1+' })],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    list('configResources', 'ConfigResource', [
      field('resourceName', string),
      field('resourceType', int8, { versions: '1+', default: 16, ignorable: true })
    ])
  ]
})
