import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int32,
  string,
  struct,
  uint16
} from '../../language.ts'

const endpoint = struct('Endpoint', [field('host', string), field('port', uint16)])

const keyValue = struct('KeyValue', [field('key', string), field('value', string)])

export const streamsGroupMemberMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(
  19,
  'StreamsGroupMemberMetadata',
  {
    versions: '0',
    flexible: '0+',
    key: [field('groupId', string), field('memberId', string)],
    value: [
      field('instanceId', string, { nullable: true }),
      field('rackId', string, { nullable: true }),
      field('clientId', string),
      field('clientHost', string),
      field('rebalanceTimeoutMs', int32, { default: -1 }),
      field('topologyEpoch', int32),
      field('processId', string),
      field('userEndpoint', endpoint, { nullable: true, default: null }),
      field('clientTags', array(keyValue))
    ]
  }
)
