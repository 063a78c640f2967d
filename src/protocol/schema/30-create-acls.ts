import { type Api, api, field, int8, int16, int32, list, string } from './language.ts'

export const createAcls: Api = api(30, 'CreateAcls', {
  versions: '1-3',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [
    list('creations', 'AclCreation', [
      field('resourceType', int8),
      field('resourceName', string),
      field('resourcePatternType', int8, { default: 3 }),
      field('principal', string),
      field('host', string),
      field('operation', int8),
      field('permissionType', int8)
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    list('results', 'AclCreationResult', [field('errorCode', int16), field('errorMessage', string, { nullable: true })])
  ]
})
