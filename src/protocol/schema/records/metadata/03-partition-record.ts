import { array, field, int8, int32, type MetadataRecordSchema, metadataRecord, uuid } from '../../language.ts'

export const partitionRecord: MetadataRecordSchema = metadataRecord(
  3,
  'PartitionRecord',
  { versions: '0-2', flexible: '0+' },
  [
    field('partitionId', int32, { default: -1 }),
    field('topicId', uuid),
    field('replicas', array(int32)),
    field('isr', array(int32)),
    field('removingReplicas', array(int32)),
    field('addingReplicas', array(int32)),
    field('leader', int32, { default: -1 }),
    field('leaderRecoveryState', int8, { tag: 0 }),
    field('leaderEpoch', int32, { default: -1 }),
    field('partitionEpoch', int32, { default: -1 }),
    field('directories', array(uuid), { versions: '1+' }),
    field('eligibleLeaderReplicas', array(int32), { versions: '2+', nullable: true, tag: 1, default: null }),
    field('lastKnownElr', array(int32), { versions: '2+', nullable: true, tag: 2, default: null })
  ]
)
