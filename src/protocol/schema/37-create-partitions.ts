import { type Api, api, array, bool, field, int16, int32, list, string } from './language.ts'

export const createPartitions: Api = api(37, 'CreatePartitions', {
  versions: '0-3',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [
    list('topics', 'CreatePartitionsTopic', [
      field('name', string),
      field('count', int32),
      list('assignments', 'CreatePartitionsAssignment', { nullable: true }, [field('brokerIds', array(int32))])
    ]),
    field('timeoutMs', int32),
    field('validateOnly', bool)
  ],
  response: [
    field('throttleTimeMs', int32),
    list('results', 'CreatePartitionsTopicResult', [
      field('name', string),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true, default: null })
    ])
  ]
})
