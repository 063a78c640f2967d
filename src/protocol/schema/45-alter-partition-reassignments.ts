import { type Api, api, array, bool, field, int16, int32, list, string } from './language.ts'

export const alterPartitionReassignments: Api = api(45, 'AlterPartitionReassignments', {
  versions: '0-1',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [
    field('timeoutMs', int32, { default: 60000 }),
    field('allowReplicationFactorChange', bool, { versions: '1+', default: true }),
    list('topics', 'ReassignableTopic', [
      field('name', string),
      list('partitions', 'ReassignablePartition', [
        field('partitionIndex', int32),
        field('replicas', array(int32), { nullable: true, default: null })
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('allowReplicationFactorChange', bool, { versions: '1+', default: true, ignorable: true }),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true }),
    list('responses', 'ReassignableTopicResponse', [
      field('name', string),
      list('partitions', 'ReassignablePartitionResponse', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true })
      ])
    ])
  ]
})
