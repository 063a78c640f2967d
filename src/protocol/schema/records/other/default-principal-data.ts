import { bool, data, field, type Message, string } from '../../language.ts'

export const defaultPrincipalData: Message = data('DefaultPrincipalData', { versions: '0', flexible: '0+' }, [
  field('type', string),
  field('name', string),
  field('tokenAuthenticated', bool)
])
