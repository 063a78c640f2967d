import { type Api, api, bytes, field, int8, int16, int32, list, string } from './language.ts'

export const alterUserScramCredentials: Api = api(51, 'AlterUserScramCredentials', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [
    list('deletions', 'ScramCredentialDeletion', [field('name', string), field('mechanism', int8)]),
    list('upsertions', 'ScramCredentialUpsertion', [
      field('name', string),
      field('mechanism', int8),
      field('iterations', int32),
      field('salt', bytes),
      field('saltedPassword', bytes)
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    list('results', 'AlterUserScramCredentialsResult', [
      field('user', string),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true })
    ])
  ]
})
