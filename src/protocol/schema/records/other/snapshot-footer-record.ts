import { data, field, int16, type Message } from '../../language.ts'

export const snapshotFooterRecord: Message = data('SnapshotFooterRecord', { versions: '0', flexible: '0+' }, [
  field('version', int16)
])
