import { type Api, api, bool, bytes, field, int8, int16, int32, uuid } from './language.ts'

export const pushTelemetry: Api = api(72, 'PushTelemetry', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker'],
  request: [
    field('clientInstanceId', uuid),
    field('subscriptionId', int32),
    field('terminating', bool),
    field('compressionType', int8),
    field('metrics', bytes)
  ],
  response: [field('throttleTimeMs', int32), field('errorCode', int16)]
})
