import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int32,
  int64,
  string,
  struct
} from '../../language.ts'

const lastAssignmentConfig = struct('LastAssignmentConfig', [field('key', string), field('value', string)])

export const streamsGroupMetadataRecord: CoordinatorRecordSchema = coordinatorRecord(17, 'StreamsGroupMetadata', {
  versions: '0',
  flexible: '0+',
  key: [field('groupId', string)],
  value: [
    field('epoch', int32),
    field('metadataHash', int64),
    field('validatedTopologyEpoch', int32, { tag: 0, default: -1 }),
    field('lastAssignmentConfigs', array(lastAssignmentConfig), { nullable: true, tag: 1 }),
    field('storedDescriptionTopologyEpoch', int32, { tag: 2, default: -1 }),
    field('failedDescriptionTopologyEpoch', int32, { tag: 3, default: -1 })
  ]
})
