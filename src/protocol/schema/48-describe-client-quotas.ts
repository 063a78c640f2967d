import { type Api, api, bool, field, float64, int8, int16, int32, list, string } from './language.ts'

export const describeClientQuotas: Api = api(48, 'DescribeClientQuotas', {
  versions: '0-1',
  flexible: '1+',
  listeners: ['broker'],
  request: [
    list('components', 'ComponentData', [
      field('entityType', string),
      field('matchType', int8),
      field('match', string, { nullable: true })
    ]),
    field('strict', bool)
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true }),
    list('entries', 'EntryData', { nullable: true }, [
      list('entity', 'EntityData', [field('entityType', string), field('entityName', string, { nullable: true })]),
      list('values', 'ValueData', [field('key', string), field('value', float64)])
    ])
  ]
})
