import { type Api, api, field, int8, int16, int32, int64, list, string, uuid } from './language.ts'

export const readShareGroupState: Api = api(84, 'ReadShareGroupState', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'ReadStateData', [
      field('topicId', uuid),
      list('partitions', 'PartitionData', [field('partition', int32), field('leaderEpoch', int32)])
    ])
  ],
  response: [
    list('results', 'ReadStateResult', [
      field('topicId', uuid),
      list('partitions', 'PartitionResult', [
        field('partition', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null }),
        field('stateEpoch', int32),
        field('startOffset', int64),
        list('stateBatches', 'StateBatch', [
          field('firstOffset', int64),
          field('lastOffset', int64),
          field('deliveryState', int8),
          field('deliveryCount', int16)
        ])
      ])
    ])
  ]
})
