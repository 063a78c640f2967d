import {
  array,
  type CoordinatorRecordSchema,
  coordinatorRecord,
  field,
  int8,
  int16,
  int32,
  int64,
  list,
  string
} from '../../language.ts'

export const transactionLogRecord: CoordinatorRecordSchema = coordinatorRecord(0, 'TransactionLog', {
  versions: '0-1',
  flexible: '1+',
  key: [field('transactionalId', string)],
  value: [
    field('producerId', int64),
    field('previousProducerId', int64, { versions: '1+', tag: 0, default: -1 }),
    field('nextProducerId', int64, { versions: '1+', tag: 1, default: -1 }),
    field('producerEpoch', int16),
    field('nextProducerEpoch', int16, { versions: '1+', tag: 3, default: -1 }),
    field('transactionTimeoutMs', int32),
    field('transactionStatus', int8),
    list('transactionPartitions', 'PartitionsSchema', { nullable: true }, [
      field('topic', string),
      field('partitionIds', array(int32))
    ]),
    field('transactionLastUpdateTimestampMs', int64),
    field('transactionStartTimestampMs', int64),
    field('clientTransactionVersion', int16, { versions: '1+', tag: 2 })
  ]
})
