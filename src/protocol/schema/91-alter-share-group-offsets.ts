import { type Api, api, field, int16, int32, int64, list, string, uuid } from './language.ts'

export const alterShareGroupOffsets: Api = api(91, 'AlterShareGroupOffsets', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'AlterShareGroupOffsetsRequestTopic', [
      field('topicName', string),
      list('partitions', 'AlterShareGroupOffsetsRequestPartition', [
        field('partitionIndex', int32),
        field('startOffset', int64)
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, default: null }),
    list('responses', 'AlterShareGroupOffsetsResponseTopic', [
      field('topicName', string),
      field('topicId', uuid),
      list('partitions', 'AlterShareGroupOffsetsResponsePartition', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true, default: null })
      ])
    ])
  ]
})
