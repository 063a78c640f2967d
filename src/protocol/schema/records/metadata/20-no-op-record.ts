import { type MetadataRecordSchema, metadataRecord } from '../../language.ts'

export const noOpRecord: MetadataRecordSchema = metadataRecord(20, 'NoOpRecord', { versions: '0', flexible: '0+' }, [])
