import { field, int8, type MetadataRecordSchema, metadataRecord, string, uuid } from '../../language.ts'

export const accessControlEntryRecord: MetadataRecordSchema = metadataRecord(
  18,
  'AccessControlEntryRecord',
  { versions: '0', flexible: '0+' },
  [
    field('id', uuid),
    field('resourceType', int8),
    field('resourceName', string),
    field('patternType', int8),
    field('principal', string),
    field('host', string),
    field('operation', int8),
    field('permissionType', int8)
  ]
)
