import {
  bool,
  field,
  int16,
  int32,
  list,
  type MetadataRecordSchema,
  metadataRecord,
  string,
  uint16,
  uuid
} from '../../language.ts'

export const registerControllerRecord: MetadataRecordSchema = metadataRecord(
  27,
  'RegisterControllerRecord',
  { versions: '0', flexible: '0+' },
  [
    field('controllerId', int32),
    field('incarnationId', uuid),
    field('zkMigrationReady', bool),
    list('endPoints', 'ControllerEndpoint', [
      field('name', string),
      field('host', string),
      field('port', uint16),
      field('securityProtocol', int16)
    ]),
    list('features', 'ControllerFeature', [
      field('name', string),
      field('minSupportedVersion', int16),
      field('maxSupportedVersion', int16)
    ])
  ]
)
