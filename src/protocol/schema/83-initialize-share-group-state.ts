import { type Api, api, field, int16, int32, int64, list, string, uuid } from './language.ts'

export const initializeShareGroupState: Api = api(83, 'InitializeShareGroupState', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'InitializeStateData', [
      field('topicId', uuid),
      list('partitions', 'PartitionData', [
        field('partition', int32),
        field('stateEpoch', int32),
        field('startOffset', int64)
      ])
    ])
  ],
  response: [
    list('results', 'InitializeStateResult', [
      field('topicId', uuid),
      list('partitions', 'PartitionResult', [
        field('partition', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null })
      ])
    ])
  ]
})
