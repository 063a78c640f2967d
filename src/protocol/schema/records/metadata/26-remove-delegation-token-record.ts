import { field, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const removeDelegationTokenRecord: MetadataRecordSchema = metadataRecord(
  26,
  'RemoveDelegationTokenRecord',
  { versions: '0', flexible: '0+' },
  [field('tokenId', string)]
)
