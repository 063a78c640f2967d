import { type Api, api, array, field, int16, string } from './language.ts'

export const saslHandshake: Api = api(17, 'SaslHandshake', {
  versions: '0-1',
  flexible: 'none',
  listeners: ['broker', 'controller'],
  request: [field('mechanism', string)],
  response: [field('errorCode', int16), field('mechanisms', array(string))]
})
