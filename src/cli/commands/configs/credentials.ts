// SCRAM credentials of users (KIP-554): the broker is sent the salted password, never the password.

import { pbkdf2Sync, randomBytes } from 'node:crypto'
import type { Admin } from '#client/admin.js'
import { throwIfError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { UsageError } from '../../options/definition.ts'
import type { Changes } from './changes.ts'

const mechanisms = { 'SCRAM-SHA-256': 1, 'SCRAM-SHA-512': 2 } as const
const hashes = { 'SCRAM-SHA-256': ['sha256', 32], 'SCRAM-SHA-512': ['sha512', 64] } as const
type Mechanism = keyof typeof mechanisms

const saltBytes = 24
const iterationsDefault = 4096
const iterationsMin = 4096
const iterationsMax = 16384

export const isMechanism = (name: string): name is Mechanism => name in mechanisms

export interface UserCredentials {
  readonly user: string
  readonly mechanisms: readonly { readonly mechanism: string; readonly iterations: number }[]
}

const mechanismName = (code: number): string =>
  Object.entries(mechanisms).find(([, known]) => known === code)?.[0] ?? 'UNKNOWN'

/** Of one user, or of all. A user without credentials is no failure. */
export async function describeCredentials(admin: Admin, user: string | undefined): Promise<UserCredentials[]> {
  const answer = await admin.send('DescribeUserScramCredentials', {
    users: user === undefined ? null : [{ name: user }]
  })
  throwIfError(answer.errorCode, answer.errorMessage)
  return answer.results.flatMap((result) => {
    if (result.errorCode === ErrorCode.RESOURCE_NOT_FOUND) return []
    throwIfError(result.errorCode, result.errorMessage)
    const infos = result.credentialInfos.map(({ mechanism, iterations }) => ({
      mechanism: mechanismName(mechanism),
      iterations
    }))
    return [{ user: result.user, mechanisms: infos }]
  })
}

/** `iterations=8192,password=secret` */
function upsertion(user: string, mechanism: Mechanism, text: string): object {
  const found = /^(?:iterations=(\d+),)?password=(.*)$/.exec(text)
  if (found === null) {
    throw new UsageError(`Invalid credential property ${mechanism}=${text}`)
  }
  const iterations = found[1] === undefined ? iterationsDefault : Number(found[1])
  if (iterations < iterationsMin || iterations > iterationsMax) {
    throw new UsageError(
      `Iterations ${iterations} is not between ${iterationsMin} and ${iterationsMax} for ${mechanism}`
    )
  }
  const [hash, length] = hashes[mechanism]
  const salt = randomBytes(saltBytes)
  const saltedPassword = pbkdf2Sync((found[2] ?? '').normalize('NFKC'), salt, iterations, length, hash)
  return { name: user, mechanism: mechanisms[mechanism], iterations, salt, saltedPassword }
}

export async function alterCredentials(admin: Admin, user: string, changes: Changes): Promise<void> {
  const upsertions = [...changes.set].flatMap(([key, text]) => (isMechanism(key) ? [upsertion(user, key, text)] : []))
  const deletions = changes.remove.filter(isMechanism).map((key) => ({ name: user, mechanism: mechanisms[key] }))
  const answer = await admin.send(
    'AlterUserScramCredentials',
    { deletions, upsertions: upsertions as never },
    { target: 'controller' }
  )
  for (const result of answer.results) throwIfError(result.errorCode, result.errorMessage)
}
