import { type Api, api, field, int8, int16, int32, list, string } from './language.ts'

export const describeUserScramCredentials: Api = api(50, 'DescribeUserScramCredentials', {
  versions: '0',
  flexible: '0+',
  listeners: ['broker', 'controller'],
  request: [list('users', 'UserName', { nullable: true }, [field('name', string)])],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16),
    field('errorMessage', string, { nullable: true }),
    list('results', 'DescribeUserScramCredentialsResult', [
      field('user', string),
      field('errorCode', int16),
      field('errorMessage', string, { nullable: true }),
      list('credentialInfos', 'CredentialInfo', [field('mechanism', int8), field('iterations', int32)])
    ])
  ]
})
