import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int16,
  int32,
  list,
  string,
  struct
} from '../../language.ts'

const topicConfig = struct('TopicConfig', [field('key', string), field('value', string)])

const topicInfo = struct('TopicInfo', [
  field('name', string),
  field('partitions', int32),
  field('replicationFactor', int16),
  field('topicConfigs', array(topicConfig))
])

export const streamsGroupTopologyRecord: CoordinatorRecordSchema = coordinatorRecord(23, 'StreamsGroupTopology', {
  versions: '0',
  flexible: '0+',
  key: [field('groupId', string)],
  value: [
    field('epoch', int32),
    list('subtopologies', 'Subtopology', [
      field('subtopologyId', string),
      field('sourceTopics', array(string)),
      field('sourceTopicRegex', array(string)),
      field('stateChangelogTopics', array(topicInfo)),
      field('repartitionSinkTopics', array(string)),
      field('repartitionSourceTopics', array(topicInfo)),
      list('copartitionGroups', 'CopartitionGroup', [
        field('sourceTopics', array(int16)),
        field('sourceTopicRegex', array(int16)),
        field('repartitionSourceTopics', array(int16))
      ])
    ])
  ]
})
