import { type Api, api, array, bool, field, int8, int16, int32, list, string, uuid } from './language.ts'

export const createTopics: Api = api(19, 'CreateTopics', {
  versions: '2-7',
  flexible: '5+',
  listeners: ['broker', 'controller'],
  request: [
    list('topics', 'CreatableTopic', [
      field('name', string),
      field('numPartitions', int32),
      field('replicationFactor', int16),
      list('assignments', 'CreatableReplicaAssignment', [
        field('partitionIndex', int32),
        field('brokerIds', array(int32))
      ]),
      list('configs', 'CreatableTopicConfig', [field('name', string), field('value', string, { nullable: true })])
    ]),
    field('timeoutMs', int32, { default: 60000 }),
    field('validateOnly', bool)
  ],
  response: [
    field('throttleTimeMs', int32, { ignorable: true }),
    list('topics', 'CreatableTopicResult', [
      field('name', string),
      field('topicId', uuid, { versions: '7+', ignorable: true }),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true, ignorable: true }),
      field('topicConfigErrorCode', int16, { versions: '5+', tag: 0, ignorable: true }),
      field('numPartitions', int32, { versions: '5+', default: -1, ignorable: true }),
      field('replicationFactor', int16, { versions: '5+', default: -1, ignorable: true }),
      list('configs', 'CreatableTopicConfigs', { versions: '5+', nullable: true, ignorable: true }, [
        field('name', string),
        field('value', string, { nullable: true }),
        field('readOnly', bool),
        field('configSource', int8, { default: -1, ignorable: true }),
        field('isSensitive', bool)
      ])
    ])
  ]
})
