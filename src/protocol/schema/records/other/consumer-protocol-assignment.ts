import { array, bytes, data, field, int32, list, type Message, string } from '../../language.ts'

export const consumerProtocolAssignment: Message = data(
  'ConsumerProtocolAssignment',
  { versions: '0-3', flexible: 'none' },
  [
    list('assignedPartitions', 'TopicPartition', [field('topic', string), field('partitions', array(int32))]),
    field('userData', bytes, { nullable: true, default: null })
  ]
)
