import { type Api, api, field, int8, int16, int32, list, string } from './language.ts'

export const deleteAcls: Api = api(31, 'DeleteAcls', {
  versions: '1-3',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [
    list('filters', 'DeleteAclsFilter', [
      field('resourceTypeFilter', int8),
      field('resourceNameFilter', string, { nullable: true }),
      field('patternTypeFilter', int8, { default: 3 }),
      field('principalFilter', string, { nullable: true }),
      field('hostFilter', string, { nullable: true }),
      field('operation', int8),
      field('permissionType', int8)
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    list('filterResults', 'DeleteAclsFilterResult', [
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true }),
      list('matchingAcls', 'DeleteAclsMatchingAcl', [
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true }),
        field('resourceType', int8),
        field('resourceName', string),
        field('patternType', int8, { default: 3 }),
        field('principal', string),
        field('host', string),
        field('operation', int8),
        field('permissionType', int8)
      ])
    ])
  ]
})
