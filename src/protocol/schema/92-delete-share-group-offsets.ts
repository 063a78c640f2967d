import { type Api, api, field, int16, int32, list, string, uuid } from './language.ts'

export const deleteShareGroupOffsets: Api = api(92, 'DeleteShareGroupOffsets', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('groupId', string),
    list('topics', 'DeleteShareGroupOffsetsRequestTopic', [field('topicName', string)])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true, default: null }),
    list('responses', 'DeleteShareGroupOffsetsResponseTopic', [
      field('topicName', string),
      field('topicId', uuid),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true, default: null })
    ])
  ]
})
