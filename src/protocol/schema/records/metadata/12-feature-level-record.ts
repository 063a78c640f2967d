import { field, int16, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const featureLevelRecord: MetadataRecordSchema = metadataRecord(
  12,
  'FeatureLevelRecord',
  { versions: '0', flexible: '0+' },
  [field('name', string), field('featureLevel', int16)]
)
