import { type Api, api, array, bool, field, int8, int16, int32, list, string } from './language.ts'

export const describeConfigs: Api = api(32, 'DescribeConfigs', {
  versions: '1-4',
  flexible: '4+',
  listeners: ['broker', 'controller'],
  request: [
    list('resources', 'DescribeConfigsResource', [
      field('resourceType', int8),
      field('resourceName', string),
      field('configurationKeys', array(string), { nullable: true })
    ]),
    field('includeSynonyms', bool),
    field('includeDocumentation', bool, { versions: '3+' })
  ],
  response: [
    field('throttleTimeMs', int32),
    list('results', 'DescribeConfigsResult', [
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true }),
      field('resourceType', int8),
      field('resourceName', string),
      list('configs', 'DescribeConfigsResourceResult', [
        field('name', string),
        field('value', string, { nullable: true }),
        field('readOnly', bool),
        field('configSource', int8, { default: -1, ignorable: true }),
        field('isSensitive', bool),
        list('synonyms', 'DescribeConfigsSynonym', { ignorable: true }, [
          field('name', string),
          field('value', string, { nullable: true }),
          field('source', int8)
        ]),
        field('configType', int8, { versions: '3+', ignorable: true }),
        field('documentation', string, { versions: '3+', nullable: true, ignorable: true })
      ])
    ])
  ]
})
