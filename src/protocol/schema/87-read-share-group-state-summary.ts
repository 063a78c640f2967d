import { type Api, api, field, int16, int32, int64, list, string, uuid } from './language.ts'

export const readShareGroupStateSummary: Api = api(87, 'ReadShareGroupStateSummary', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'ReadStateSummaryData', [
      field('topicId', uuid),
      list('partitions', 'PartitionData', [field('partition', int32), field('leaderEpoch', int32)])
    ])
  ],
  response: [
    list('results', 'ReadStateSummaryResult', [
      field('topicId', uuid),
      list('partitions', 'PartitionResult', [
        field('partition', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null }),
        field('stateEpoch', int32),
        field('leaderEpoch', int32),
        field('startOffset', int64),
        field('deliveryCompleteCount', int32, { versions: '1+', default: -1, ignorable: true })
      ])
    ])
  ]
})
