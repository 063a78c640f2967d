import { type Api, api, array, bool, field, int16, int32, int64, list, string, uint16, uuid } from './language.ts'

export const brokerRegistration: Api = api(62, 'BrokerRegistration', {
  versions: '0-4',
  flexible: '0+',
  listeners: ['controller'],
  request: [
    field('brokerId', int32),
    field('clusterId', string),
    field('incarnationId', uuid),
    list('listeners', 'Listener', [
      field('name', string),
      field('host', string),
      field('port', uint16),
      field('securityProtocol', int16)
    ]),
    list('features', 'Feature', [
      field('name', string),
      field('minSupportedVersion', int16),
      field('maxSupportedVersion', int16)
    ]),
    field('rack', string, { nullable: true }),
    field('isMigratingZkBroker', bool, { versions: '1+' }),
    field('logDirs', array(uuid), { versions: '2+', ignorable: true }),
    field('previousBrokerEpoch', int64, { versions: '3+', default: -1, ignorable: true })
  ],
  response: [field('throttleTimeMs', int32), field('errorCode', int16), field('brokerEpoch', int64, { default: -1 })]
})
