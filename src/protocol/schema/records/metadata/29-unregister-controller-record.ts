import { field, int32, type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const unregisterControllerRecord: MetadataRecordSchema = metadataRecord(
  29,
  'UnregisterControllerRecord',
  { versions: '0', flexible: '0+' },
  [field('controllerId', int32)]
)
