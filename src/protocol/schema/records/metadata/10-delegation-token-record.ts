import { array, field, int64, type MetadataRecordSchema, metadataRecord, string } from '../../language.ts'

export const delegationTokenRecord: MetadataRecordSchema = metadataRecord(
  10,
  'DelegationTokenRecord',
  { versions: '0', flexible: '0+' },
  [
    field('owner', string),
    field('requester', string),
    field('renewers', array(string)),
    field('issueTimestamp', int64),
    field('maxTimestamp', int64),
    field('expirationTimestamp', int64),
    field('tokenId', string)
  ]
)
