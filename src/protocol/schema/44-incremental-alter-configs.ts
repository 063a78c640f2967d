import { type Api, api, bool, field, int8, int16, int32, list, string } from './language.ts'

export const incrementalAlterConfigs: Api = api(44, 'IncrementalAlterConfigs', {
  versions: '0-1',
  flexible: '1+',
  listeners: ['broker', 'controller'],
  request: [
    list('resources', 'AlterConfigsResource', [
      field('resourceType', int8),
      field('resourceName', string),
      list('configs', 'AlterableConfig', [
        field('name', string),
        field('configOperation', int8),
        field('value', string, { nullable: true })
      ])
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
