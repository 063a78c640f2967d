import { type Api, api, array, field, int16, int32, list, string, uuid } from './language.ts'

export const deleteTopics: Api = api(20, 'DeleteTopics', {
  versions: '1-6',
  flexible: '4+',
  listeners: ['broker', 'controller'],
  request: [
    list('topics', 'DeleteTopicState', { versions: '6+' }, [
      field('name', string, { nullable: true, default: null }),
      field('topicId', uuid)
    ]),
    field('topicNames', array(string), { versions: '1-5', ignorable: true }),
    field('timeoutMs', int32)
  ],
  response: [
    field('throttleTimeMs', int32, { ignorable: true }),
    list('responses', 'DeletableTopicResult', [
      field('name', string, { nullable: '6+' }),
      field('topicId', uuid, { versions: '6+', ignorable: true }),
      field('errorCode', int16),
      field('errorMessage', string, { versions: '5+', nullable: true, default: null, ignorable: true })
    ])
  ]
})
