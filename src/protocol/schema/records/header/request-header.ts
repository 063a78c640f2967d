import { field, header, int16, int32, type Message, string } from '../../language.ts'

export const requestHeader: Message = header('RequestHeader', { versions: '1-2', flexible: '2+' }, [
  field('requestApiKey', int16),
  field('requestApiVersion', int16),
  field('correlationId', int32),
  field('clientId', string, { nullable: true, flexible: 'none' })
])
