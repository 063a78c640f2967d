import { type Api, api, bool, field, float64, int16, int32, list, string } from './language.ts'

export const alterClientQuotas: Api = api(49, 'AlterClientQuotas', {
  versions: '0-1',
  flexible: '1+',
  listeners: ['broker', 'controller'],
  request: [
    list('entries', 'EntryData', [
      list('entity', 'EntityData', [field('entityType', string), field('entityName', string, { nullable: true })]),
      list('ops', 'OpData', [field('key', string), field('value', float64), field('remove', bool)])
    ]),
    field('validateOnly', bool)
  ],
  response: [
    field('throttleTimeMs', int32),
    list('entries', 'EntryData', [
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true }),
      list('entity', 'EntityData', [field('entityType', string), field('entityName', string, { nullable: true })])
    ])
  ]
})
