import { data, field, int16, int64, type Message } from '../../language.ts'

export const snapshotHeaderRecord: Message = data('SnapshotHeaderRecord', { versions: '0', flexible: '0+' }, [
  field('version', int16),
  field('lastContainedLogTimestamp', int64)
])
