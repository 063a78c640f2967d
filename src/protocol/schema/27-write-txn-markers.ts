import { type Api, api, array, bool, field, int8, int16, int32, int64, list, string } from './language.ts'

export const writeTxnMarkers: Api = api(27, 'WriteTxnMarkers', {
  versions: '1-2',
  flexible: '1+',
  listeners: ['broker'],
  request: [
    list('markers', 'WritableTxnMarker', [
      field('producerId', int64),
      field('producerEpoch', int16),
      field('transactionResult', bool),
      list('topics', 'WritableTxnMarkerTopic', [field('name', string), field('partitionIndexes', array(int32))]),
      field('coordinatorEpoch', int32),
      field('transactionVersion', int8, { versions: '2+', ignorable: true })
    ])
  ],
  response: [
    list('markers', 'WritableTxnMarkerResult', [
      field('producerId', int64),
      list('topics', 'WritableTxnMarkerTopicResult', [
        field('name', string),
        list('partitions', 'WritableTxnMarkerPartitionResult', [
          field('partitionIndex', int32),
          field('errorCode', int16)
        ])
      ])
    ])
  ]
})
