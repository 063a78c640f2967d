import { field, header, int32, type Message } from '../../language.ts'

export const responseHeader: Message = header('ResponseHeader', { versions: '0-1', flexible: '1+' }, [
  field('correlationId', int32)
])
