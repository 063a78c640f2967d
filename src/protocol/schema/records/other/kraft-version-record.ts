import { data, field, int16, type Message } from '../../language.ts'

export const kRaftVersionRecord: Message = data('KRaftVersionRecord', { versions: '0', flexible: '0+' }, [
  field('version', int16),
  field('kRaftVersion', int16)
])
