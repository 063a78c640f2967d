import { data, field, int16, type Message } from '../../language.ts'

export const controlRecordTypeSchema: Message = data('ControlRecordTypeSchema', { versions: '0', flexible: 'none' }, [
  field('type', int16)
])
