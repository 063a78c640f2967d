import { array, bytes, data, field, int32, list, type Message, string } from '../../language.ts'

export const consumerProtocolSubscription: Message = data(
  'ConsumerProtocolSubscription',
  { versions: '0-3', flexible: 'none' },
  [
    field('topics', array(string)),
    field('userData', bytes, { nullable: true, default: null }),
    list('ownedPartitions', 'TopicPartition', { versions: '1+', ignorable: true }, [
      field('topic', string),
      field('partitions', array(int32))
    ]),
    field('generationId', int32, { versions: '2+', default: -1, ignorable: true }),
    field('rackId', string, { versions: '3+', nullable: true, default: null, ignorable: true })
  ]
)
