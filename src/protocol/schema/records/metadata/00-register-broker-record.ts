import {
  array,
  bool,
  field,
  int16,
  int32,
  int64,
  list,
  type MetadataRecordSchema,
  metadataRecord,
  string,
  uint16,
  uuid
} from '../../language.ts'

export const registerBrokerRecord: MetadataRecordSchema = metadataRecord(
  0,
  'RegisterBrokerRecord',
  { versions: '0-4', flexible: '0+' },
  [
    field('brokerId', int32),
    field('isMigratingZkBroker', bool, { versions: '2+' }),
    field('incarnationId', uuid),
    field('brokerEpoch', int64),
    list('endPoints', 'BrokerEndpoint', [
      field('name', string),
      field('host', string),
      field('port', uint16),
      field('securityProtocol', int16)
    ]),
    list('features', 'BrokerFeature', [
      field('name', string),
      field('minSupportedVersion', int16),
      field('maxSupportedVersion', int16)
    ]),
    field('rack', string, { nullable: true }),
    field('fenced', bool, { default: true }),
    field('inControlledShutdown', bool, { versions: '1+' }),
    field('logDirs', array(uuid), { versions: '3+', tag: 0 }),
    field('cordonedLogDirs', array(uuid), { versions: '4+', nullable: true, tag: 1, default: null })
  ]
)
