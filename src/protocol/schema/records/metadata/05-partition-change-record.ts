import { array, field, int8, int32, type MetadataRecordSchema, metadataRecord, uuid } from '../../language.ts'

export const partitionChangeRecord: MetadataRecordSchema = metadataRecord(
  5,
  'PartitionChangeRecord',
  { versions: '0-2', flexible: '0+' },
  [
    field('partitionId', int32, { default: -1 }),
    field('topicId', uuid),
    field('isr', array(int32), { nullable: true, tag: 0, default: null }),
    field('leader', int32, { tag: 1, default: -2 }),
    field('replicas', array(int32), { nullable: true, tag: 2, default: null }),
    field('removingReplicas', array(int32), { nullable: true, tag: 3, default: null }),
    field('addingReplicas', array(int32), { nullable: true, tag: 4, default: null }),
    field('leaderRecoveryState', int8, { tag: 5, default: -1 }),
    field('directories', array(uuid), { versions: '1+', nullable: true, tag: 8, default: null }),
    field('eligibleLeaderReplicas', array(int32), { versions: '2+', nullable: true, tag: 6, default: null }),
    field('lastKnownElr', array(int32), { versions: '2+', nullable: true, tag: 7, default: null })
  ]
)
