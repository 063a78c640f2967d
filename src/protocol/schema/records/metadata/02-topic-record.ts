import { field, type MetadataRecordSchema, metadataRecord, string, uuid } from '../../language.ts'

export const topicRecord: MetadataRecordSchema = metadataRecord(2, 'TopicRecord', { versions: '0', flexible: '0+' }, [
  field('name', string),
  field('topicId', uuid)
])
