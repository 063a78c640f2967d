import { field, type MetadataRecordSchema, metadataRecord, uuid } from '../../language.ts'

export const removeTopicRecord: MetadataRecordSchema = metadataRecord(
  9,
  'RemoveTopicRecord',
  { versions: '0', flexible: '0+' },
  [field('topicId', uuid)]
)
