import { type Api, api, array, field, int8, int16, int32, list, string } from './language.ts'

export const electLeaders: Api = api(43, 'ElectLeaders', {
  versions: '0-2',
  flexible: '2+',
  listeners: ['broker', 'controller'],
  request: [
    field('electionType', int8, { versions: '1+' }),
    list('topicPartitions', 'TopicPartitions', { nullable: true }, [
      field('topic', string),
      field('partitions', array(int32))
    ]),
    field('timeoutMs', int32, { default: 60000 })
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16, { versions: '1+' }),
    list('replicaElectionResults', 'ReplicaElectionResult', [
      field('topic', string),
      list('partitionResult', 'PartitionResult', [
        field('partitionId', int32),
        field('errorCode', int16),
        field('errorMessage', string, { nullable: true })
      ])
    ])
  ]
})
