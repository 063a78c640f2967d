import { type Api, api, field, int16, int32, int64, list, uuid } from './language.ts'

export const assignReplicasToDirs: Api = api(73, 'AssignReplicasToDirs', {
  versions: '0',
  flexible: '0+',
  listeners: ['controller'],
  request: [
    field('brokerId', int32),
    field('brokerEpoch', int64, { default: -1 }),
    list('directories', 'DirectoryData', [
      field('id', uuid),
      list('topics', 'TopicData', [
        field('topicId', uuid),
        list('partitions', 'PartitionData', [field('partitionIndex', int32)])
      ])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    list('directories', 'DirectoryData', [
      field('id', uuid),
      list('topics', 'TopicData', [
        field('topicId', uuid),
        list('partitions', 'PartitionData', [field('partitionIndex', int32), field('errorCode', int16)])
      ])
    ])
  ]
})
