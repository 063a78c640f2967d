import { bool, field, float64, list, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const clientQuotaRecord: MetadataRecordSchema = metadataRecord(
  14,
  'ClientQuotaRecord',
  { versions: '0', flexible: '0+' },
  [
    list('entity', 'EntityData', [field('entityType', string), field('entityName', string, { nullable: true })]),
    field('key', string),
    field('value', float64),
    field('remove', bool)
  ]
)
