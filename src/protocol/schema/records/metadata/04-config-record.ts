import { field, int8, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const configRecord: MetadataRecordSchema = metadataRecord(4, 'ConfigRecord', { versions: '0', flexible: '0+' }, [
  field('resourceType', int8),
  field('resourceName', string),
  field('name', string),
  field('value', string, { nullable: true })
])
