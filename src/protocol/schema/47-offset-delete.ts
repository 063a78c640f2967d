import { type Api, api, field, int16, int32, list, string } from './language.ts'

export const offsetDelete: Api = api(47, 'OffsetDelete', {
  versions: '0',
  flexible: 'none',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'OffsetDeleteRequestTopic', [
      field('name', string),
      list('partitions', 'OffsetDeleteRequestPartition', [field('partitionIndex', int32)])
    ])
  ],
  response: [
    field('errorCode', int16),
    field('throttleTimeMs', int32, { ignorable: true }),
    list('topics', 'OffsetDeleteResponseTopic', [
      field('name', string),
      list('partitions', 'OffsetDeleteResponsePartition', [field('partitionIndex', int32), field('errorCode', int16)])
    ])
  ]
})
