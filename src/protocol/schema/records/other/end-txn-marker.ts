import { data, field, int32, type Message } from '../../language.ts'

export const endTxnMarker: Message = data('EndTxnMarker', { versions: '0', flexible: 'none' }, [
  field('coordinatorEpoch', int32)
])
