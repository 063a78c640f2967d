// SCRAM credentials of users (KIP-554): `SCRAM-SHA-256=[iterations=8192,password=secret]`.

import { resultOf } from '#client/admin/outcome.js'
import { alterScram, describeScram, ScramMechanism, type ScramUpsertion } from '#client/admin/security.js'
import type { Admin } from '#client/admin.js'
import { ErrorCode } from '#model/error-code.js'
import { UsageError } from '../../options/definition.ts'
import type { Changes } from './changes.ts'

const iterationsDefault = 4096
const iterationsMin = 4096
const iterationsMax = 16384

export const isMechanism = (name: string): name is ScramMechanism => name in ScramMechanism

export interface UserCredentials {
  readonly user: string
  readonly mechanisms: readonly { readonly mechanism: string; readonly iterations: number }[]
}

const mechanismName = (code: number): string =>
  Object.entries(ScramMechanism).find(([, known]) => known === code)?.[0] ?? 'UNKNOWN'

/** Of one user, or of all. A user without credentials is no failure. */
export async function describeCredentials(admin: Admin, user: string | undefined): Promise<UserCredentials[]> {
  const found = await describeScram(admin, user === undefined ? null : [user])
  return [...found].flatMap(([name, outcome]) => {
    if (outcome.error?.code === ErrorCode.RESOURCE_NOT_FOUND) return []
    const mechanisms = resultOf(outcome).map(({ mechanism, iterations }) => ({
      mechanism: mechanismName(mechanism),
      iterations
    }))
    return [{ user: name, mechanisms }]
  })
}

function upsertion(user: string, mechanism: ScramMechanism, text: string): ScramUpsertion {
  const found = /^(?:iterations=(\d+),)?password=(.*)$/.exec(text)
  if (found === null) throw new UsageError(`Invalid credential property ${mechanism}=${text}`)
  const iterations = found[1] === undefined ? iterationsDefault : Number(found[1])
  if (iterations < iterationsMin || iterations > iterationsMax) {
    const range = `between ${iterationsMin} and ${iterationsMax}`
    throw new UsageError(`Iterations ${iterations} is not ${range} for ${mechanism}`)
  }
  return { user, mechanism, iterations, password: found[2] ?? '' }
}

export async function alterCredentials(admin: Admin, user: string, changes: Changes): Promise<void> {
  const upsertions = [...changes.set].flatMap(([key, text]) => (isMechanism(key) ? [upsertion(user, key, text)] : []))
  const deletions = changes.remove.filter(isMechanism).map((mechanism) => ({ user, mechanism }))
  for (const outcome of (await alterScram(admin, upsertions, deletions)).values()) resultOf(outcome)
}
