import { type Api, api, array, field, int16, int32, list, string } from './language.ts'

export const alterReplicaLogDirs: Api = api(34, 'AlterReplicaLogDirs', {
  versions: '1-2',
  flexible: '2+',
  listeners: ['broker'],
  request: [
    list('dirs', 'AlterReplicaLogDir', [
      field('path', string),
      list('topics', 'AlterReplicaLogDirTopic', [field('name', string), field('partitions', array(int32))])
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    list('results', 'AlterReplicaLogDirTopicResult', [
      field('topicName', string),
      list('partitions', 'AlterReplicaLogDirPartitionResult', [
        field('partitionIndex', int32),
        field('errorCode', int16)
      ])
    ])
  ]
})
