import { type Api, api, bool, field, int8, int16, int32, list, string } from './language.ts'

export const updateFeatures: Api = api(57, 'UpdateFeatures', {
  versions: '0-2',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [
    field('timeoutMs', int32, { default: 60000 }),
    list('featureUpdates', 'FeatureUpdateKey', [
      field('feature', string),
      field('maxVersionLevel', int16),
      field('allowDowngrade', bool, { versions: '0' }),
      field('upgradeType', int8, { versions: '1+', default: 1 })
    ]),
    field('validateOnly', bool, { versions: '1+' })
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true }),
    list('results', 'UpdatableFeatureResult', { versions: '0-1', ignorable: true }, [
      field('feature', string),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true })
    ])
  ]
})
