import { array, type CoordinatorRecordSchema, coordinatorRecord, field, string } from '../../language.ts'

export const shareGroupMemberMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(
  10,
  'ShareGroupMemberMetadata',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('memberId', string)],
    value: [
      field('rackId', string, { nullable: true }),
      field('clientId', string),
      field('clientHost', string),
      field('subscribedTopicNames', array(string))
    ]
  }
)
