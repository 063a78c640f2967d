import { data, field, int16, int32, int64, list, type Message, uint32 } from '../../language.ts'

export const producerSnapshot: Message = data('ProducerSnapshot', { versions: '1', flexible: 'none' }, [
  field('crc', uint32),
  list('producerEntries', 'ProducerEntry', [
    field('producerId', int64),
    field('epoch', int16),
    field('lastSequence', int32),
    field('lastOffset', int64),
    field('offsetDelta', int32),
    field('timestamp', int64),
    field('coordinatorEpoch', int32),
    field('currentTxnFirstOffset', int64)
  ])
])
