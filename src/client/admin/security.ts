// Who may do what, how much, and with which credentials: ACLs, quotas, SCRAM. Codes are the protocol's numbers; names for
// people are in acl-names.ts.

import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { CredentialInfo } from '#protocol/generated/describe-user-scram-credentials-response.js'
import type { Admin } from '../admin.ts'
import { throwIfError } from '../errors.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export interface Acl {
  readonly resourceType: number
  readonly resourceName: string
  readonly patternType: number
  readonly principal: string
  readonly host: string
  readonly operation: number
  readonly permissionType: number
}

/** Null matches anything. */
export interface AclFilter {
  readonly resourceType: number
  readonly resourceName: string | null
  readonly patternType: number
  readonly principal: string | null
  readonly host: string | null
  readonly operation: number
  readonly permissionType: number
}

const filterBody = (filter: AclFilter): object => ({
  resourceTypeFilter: filter.resourceType,
  resourceNameFilter: filter.resourceName,
  patternTypeFilter: filter.patternType,
  principalFilter: filter.principal,
  hostFilter: filter.host,
  operation: filter.operation,
  permissionType: filter.permissionType
})

export async function describeAcls(admin: Admin, filter: AclFilter): Promise<Acl[]> {
  const answer = await admin.send('DescribeAcls', filterBody(filter))
  throwIfError(answer.errorCode, answer.errorMessage)
  return answer.resources.flatMap(({ resourceType, resourceName, patternType, acls }) =>
    acls.map(({ principal, host, operation, permissionType }) => ({
      resourceType,
      resourceName,
      patternType,
      principal,
      host,
      operation,
      permissionType
    }))
  )
}

/** An outcome for each, in order. */
export async function createAcls(admin: Admin, acls: readonly Acl[]): Promise<Outcome<undefined>[]> {
  const creations = acls.map(({ patternType, ...acl }) => ({ ...acl, resourcePatternType: patternType }))
  const answer = await admin.send('CreateAcls', { creations }, { target: 'controller' })
  return answer.results.map(({ errorCode, errorMessage }) => outcomeOf(errorCode, errorMessage, undefined))
}

/** What each filter deleted, in order. */
export async function deleteAcls(admin: Admin, filters: readonly AclFilter[]): Promise<Outcome<Acl[]>[]> {
  const answer = await admin.send('DeleteAcls', { filters: filters.map(filterBody) }, { target: 'controller' })
  return answer.filterResults.map(({ errorCode, errorMessage, matchingAcls }) => {
    for (const acl of matchingAcls) throwIfError(acl.errorCode, acl.errorMessage)
    return outcomeOf(errorCode, errorMessage, matchingAcls as Acl[])
  })
}

/** `name` null: the default of the type. */
export interface QuotaEntity {
  readonly type: string
  readonly name: string | null
}

/** `name` of a kind that is not exact is left out. */
export interface QuotaComponent {
  readonly type: string
  readonly kind: 'exact' | 'default' | 'any'
  readonly name?: string
}

const matchTypes = { exact: 0, default: 1, any: 2 } as const

export interface QuotaEntry {
  readonly entity: readonly QuotaEntity[]
  readonly values: ReadonlyMap<string, number>
}

export async function describeQuotas(
  admin: Admin,
  components: readonly QuotaComponent[],
  strict: boolean
): Promise<QuotaEntry[]> {
  const answer = await admin.send('DescribeClientQuotas', {
    components: components.map(({ type, kind, name }) => ({
      entityType: type,
      matchType: matchTypes[kind],
      match: kind === 'exact' ? (name ?? '') : null
    })),
    strict
  })
  throwIfError(answer.errorCode, answer.errorMessage)
  return (answer.entries ?? []).map(({ entity, values }) => ({
    entity: entity.map(({ entityType, entityName }) => ({ type: entityType, name: entityName })),
    values: new Map(values.map(({ key, value }) => [key, value]))
  }))
}

/** A value of undefined takes the quota away. */
export async function alterQuotas(
  admin: Admin,
  entity: readonly QuotaEntity[],
  changes: ReadonlyMap<string, number | undefined>,
  validateOnly: boolean = false
): Promise<Outcome<undefined>> {
  const answer = await admin.send(
    'AlterClientQuotas',
    {
      entries: [
        {
          entity: entity.map(({ type, name }) => ({ entityType: type, entityName: name })),
          ops: [...changes].map(([key, value]) => ({ key, value: value ?? 0, remove: value === undefined }))
        }
      ],
      validateOnly
    },
    { target: 'controller', codes: ({ entries }) => entries.map(({ errorCode }) => errorCode) }
  )
  const entry = answer.entries[0]
  return outcomeOf(entry?.errorCode ?? -1, entry?.errorMessage, undefined)
}

export const ScramMechanism = { 'SCRAM-SHA-256': 1, 'SCRAM-SHA-512': 2 } as const
export type ScramMechanism = keyof typeof ScramMechanism

/** Of all users when `users` is null. */
export async function describeScram(
  admin: Admin,
  users: readonly string[] | null
): Promise<Map<string, Outcome<CredentialInfo[]>>> {
  const answer = await admin.send('DescribeUserScramCredentials', { users: users?.map((name) => ({ name })) ?? null })
  throwIfError(answer.errorCode, answer.errorMessage)
  return new Map(
    answer.results.map(({ user, errorCode, errorMessage, credentialInfos }) => [
      user,
      outcomeOf(errorCode, errorMessage, credentialInfos)
    ])
  )
}

export interface ScramUpsertion {
  readonly user: string
  readonly mechanism: ScramMechanism
  readonly iterations: number
  readonly password: string
}

export async function alterScram(
  admin: Admin,
  upsertions: readonly ScramUpsertion[],
  deletions: readonly { readonly user: string; readonly mechanism: ScramMechanism }[] = []
): Promise<Map<string, Outcome<undefined>>> {
  const answer = await admin.send(
    'AlterUserScramCredentials',
    {
      deletions: deletions.map(({ user, mechanism }) => ({ name: user, mechanism: ScramMechanism[mechanism] })),
      upsertions: await Promise.all(upsertions.map(salted))
    },
    { target: 'controller', codes: ({ results }) => results.map(({ errorCode }) => errorCode) }
  )
  return new Map(
    answer.results.map(({ user, errorCode, errorMessage }) => [user, outcomeOf(errorCode, errorMessage, undefined)])
  )
}

/** The password itself is never sent: salted and iterated, as RFC 5802 says. */
async function salted({ user, mechanism, iterations, password }: ScramUpsertion): Promise<object> {
  const salt = randomBytes(20)
  const [bytes, digest] = mechanism === 'SCRAM-SHA-256' ? [32, 'sha256'] : [64, 'sha512']
  const saltedPassword = await promisify(pbkdf2)(
    password.normalize('NFKC'),
    salt,
    iterations,
    bytes as number,
    String(digest)
  )
  return { name: user, mechanism: ScramMechanism[mechanism], iterations, salt, saltedPassword }
}
