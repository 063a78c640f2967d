import { type Api, api, bool, field, int8, int16, int32, list, string } from './language.ts'

export const alterConfigs: Api = api(33, 'AlterConfigs', {
  versions: '0-2',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [
    list('resources', 'AlterConfigsResource', [
      field('resourceType', int8),
      field('resourceName', string),
      list('configs', 'AlterableConfig', [field('name', string), field('value', string, { nullable: true })])
    ]),
    field('validateOnly', bool)
  ],
  response: [
    field('throttleTimeMs', int32),
    list('responses', 'AlterConfigsResourceResponse', [
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true }),
      field('resourceType', int8),
      field('resourceName', string)
    ])
  ]
})
