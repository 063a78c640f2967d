import { type Api, api, array, field, int16, int32, list, string } from './language.ts'

export const listPartitionReassignments: Api = api(46, 'ListPartitionReassignments', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [
    field('timeoutMs', int32, { default: 60000 }),
    list('topics', 'ListPartitionReassignmentsTopics', { nullable: true, default: null }, [
      field('name', string),
      field('partitionIndexes', array(int32))
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true }),
    list('topics', 'OngoingTopicReassignment', [
      field('name', string),
      list('partitions', 'OngoingPartitionReassignment', [
        field('partitionIndex', int32),
        field('replicas', array(int32)),
        field('addingReplicas', array(int32)),
        field('removingReplicas', array(int32))
      ])
    ])
  ]
})
