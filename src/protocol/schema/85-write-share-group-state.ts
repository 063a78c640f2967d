import { type Api, api, field, int8, int16, int32, int64, list, string, uuid } from './language.ts'

export const writeShareGroupState: Api = api(85, 'WriteShareGroupState', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'WriteStateData', [
      field('topicId', uuid),
      list('partitions', 'PartitionData', [
        field('partition', int32),
        field('stateEpoch', int32),
        field('leaderEpoch', int32),
        field('startOffset', int64),
        field('deliveryCompleteCount', int32, { versions: '1+', default: -1, ignorable: true }),
        list('stateBatches', 'StateBatch', [
          field('firstOffset', int64),
          field('lastOffset', int64),
          field('deliveryState', int8),
          field('deliveryCount', int16)
        ])
      ])
    ])
  ],
  response: [
    list('results', 'WriteStateResult', [
      field('topicId', uuid),
      list('partitions', 'PartitionResult', [
        field('partition', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null })
      ])
    ])
  ]
})
