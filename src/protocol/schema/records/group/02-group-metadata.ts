import {
  array,
  bytes,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int32,
  int64,
  string,
  struct
} from '../../language.ts'

const memberMetadata = struct('MemberMetadata', [
  field('memberId', string),
  field('groupInstanceId', string, { versions: '3+', nullable: true, default: null, ignorable: true }),
  field('clientId', string),
  field('clientHost', string),
  field('rebalanceTimeout', int32, { versions: '1+', default: -1, ignorable: true }),
  field('sessionTimeout', int32),
  field('subscription', bytes),
  field('assignment', bytes)
])

export const groupMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(2, 'GroupMetadata', {
  versions: '0-4',
  flexible: '4+',
  key: [field('group', string)],
  value: [
    field('protocolType', string),
    field('generation', int32),
    field('protocol', string, { nullable: true }),
    field('leader', string, { nullable: true }),
    field('currentStateTimestamp', int64, { versions: '2+', default: -1, ignorable: true }),
    field('members', array(memberMetadata))
  ]
})
