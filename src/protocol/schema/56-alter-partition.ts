import { type Api, api, array, field, int8, int16, int32, int64, list, uuid } from './language.ts'

export const alterPartition: Api = api(56, 'AlterPartition', {
  versions: '2-3',
  flexible: '0+',
  listeners: ['controller'],
  request: [
    field('brokerId', int32),
    field('brokerEpoch', int64, { default: -1 }),
    list('topics', 'TopicData', [
      field('topicId', uuid, { ignorable: true }),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('leaderEpoch', int32),
        field('newIsr', array(int32), { versions: '2' }),
        list('newIsrWithEpochs', 'BrokerState', { versions: '3+' }, [
          field('brokerId', int32),
          field('brokerEpoch', int64, { default: -1 })
        ]),
        field('leaderRecoveryState', int8),
        field('partitionEpoch', int32)
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    list('topics', 'TopicData', [
      field('topicId', uuid, { ignorable: true }),
      list('partitions', 'PartitionData', [
        field('partitionIndex', int32),
        field('errorCode', int16),
        field('leaderId', int32),
        field('leaderEpoch', int32),
        field('isr', array(int32)),
        field('leaderRecoveryState', int8, { ignorable: true }),
        field('partitionEpoch', int32)
      ])
    ])
  ]
})
