import { type Api, api, bool, field, int16, int32, int64, list, string } from './language.ts'

export const apiVersions: Api = api(18, 'ApiVersions', {
  versions: '0-5',
  flexible: '3+',
  listeners: ['broker', 'controller'],
  request: [
    field('clientSoftwareName', string, { versions: '3+', ignorable: true }),
    field('clientSoftwareVersion', string, { versions: '3+', ignorable: true }),
    field('clusterId', string, { versions: '5+', nullable: true, default: null, ignorable: true }),
    field('nodeId', int32, { versions: '5+', default: -1, ignorable: true })
  ],
  response: [
    field('errorCode', int16),
    list('apiKeys', 'ApiVersion', [field('apiKey', int16), field('minVersion', int16), field('maxVersion', int16)]),
    field('throttleTimeMs', int32, { versions: '1+', ignorable: true }),
    list('supportedFeatures', 'SupportedFeatureKey', { versions: '3+', tag: 0, ignorable: true }, [
      field('name', string),
      field('minVersion', int16),
      field('maxVersion', int16)
    ]),
    field('finalizedFeaturesEpoch', int64, { versions: '3+', tag: 1, default: -1, ignorable: true }),
    list('finalizedFeatures', 'FinalizedFeatureKey', { versions: '3+', tag: 2, ignorable: true }, [
      field('name', string),
      field('maxVersionLevel', int16),
      field('minVersionLevel', int16)
    ]),
    field('zkMigrationReady', bool, { versions: '3+', tag: 3, ignorable: true })
  ]
})
