import { bytes, field, int8, int32, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const userScramCredentialRecord: MetadataRecordSchema = metadataRecord(
  11,
  'UserScramCredentialRecord',
  { versions: '0', flexible: '0+' },
  [
    field('name', string),
    field('mechanism', int8),
    field('salt', bytes),
    field('storedKey', bytes),
    field('serverKey', bytes),
    field('iterations', int32)
  ]
)
