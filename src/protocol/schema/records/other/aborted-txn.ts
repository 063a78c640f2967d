import { data, field, int64, type Message } from '../../language.ts'

export const abortedTxn: Message = data('AbortedTxn', { versions: '0', flexible: 'none' }, [
  field('producerId', int64),
  field('firstOffset', int64),
  field('lastOffset', int64),
  field('lastStableOffset', int64)
])
