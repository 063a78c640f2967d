import { type Api, api, field, int16, int32, int64, list, string } from './language.ts'

export const deleteRecords: Api = api(21, 'DeleteRecords', {
  versions: '0-2',
  flexible: '2+',
  listeners: ['broker'],
  request: [
    list('topics', 'DeleteRecordsTopic', [
      field('name', string),
      list('partitions', 'DeleteRecordsPartition', [field('partitionIndex', int32), field('offset', int64)])
    ]),
    field('timeoutMs', int32)
  ],
  response: [
    field('throttleTimeMs', int32),
    list('topics', 'DeleteRecordsTopicResult', [
      field('name', string),
      list('partitions', 'DeleteRecordsPartitionResult', [
        field('partitionIndex', int32),
        field('lowWatermark', int64),
        field('errorCode', int16)
      ])
    ])
  ]
})
