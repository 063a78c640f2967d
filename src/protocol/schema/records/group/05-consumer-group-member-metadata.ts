import {
  array,
  bytes,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int32,
  list,
  string,
  struct
} from '../../language.ts'

export const consumerGroupMemberMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(
  5,
  'ConsumerGroupMemberMetadata',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('memberId', string)],
    value: [
      field('instanceId', string, { nullable: true }),
      field('rackId', string, { nullable: true }),
      field('clientId', string),
      field('clientHost', string),
      field('subscribedTopicNames', array(string)),
      field('subscribedTopicRegex', string, { nullable: true }),
      field('rebalanceTimeoutMs', int32, { default: -1 }),
      field('serverAssignor', string, { nullable: true }),
      field(
        'classicMemberMetadata',
        struct('ClassicMemberMetadata', [
          field('sessionTimeoutMs', int32),
          list('supportedProtocols', 'ClassicProtocol', [field('name', string), field('metadata', bytes)])
        ]),
        { nullable: true, tag: 0 }
      )
    ]
  }
)
