import { type Api, api, field, int16, int32, list, string, uuid } from './language.ts'

export const deleteShareGroupState: Api = api(86, 'DeleteShareGroupState', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'DeleteStateData', [
      field('topicId', uuid),
      list('partitions', 'PartitionData', [field('partition', int32)])
    ])
  ],
  response: [
    list('results', 'DeleteStateResult', [
      field('topicId', uuid),
      list('partitions', 'PartitionResult', [
        field('partition', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null })
      ])
    ])
  ]
})
