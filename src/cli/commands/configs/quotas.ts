// Quotas of users, clients and ips, and the SCRAM credentials of users.

import { resultOf } from '#client/admin/outcome.js'
import { alterQuotas, describeQuotas, type QuotaComponent, type QuotaEntry } from '#client/admin/security.js'
import type { Admin } from '#client/admin.js'
import { asError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { UsageError } from '../../options/definition.ts'
import type { Terminal } from '../../terminal.ts'
import type { Changes } from './changes.ts'
import { alterCredentials, describeCredentials, isMechanism } from './credentials.ts'
import type { Entity, EntityType } from './entity-types.ts'

/** Types as the quota APIs name them, and as the tool shows them. */
const quotaNames: Readonly<Partial<Record<EntityType, readonly [string, string]>>> = {
  users: ['user', 'user-principal'],
  clients: ['client-id', 'client-id'],
  ips: ['ip', 'ip']
}

const keysOf: Readonly<Partial<Record<EntityType, readonly string[]>>> = {
  users: ['consumer_byte_rate', 'producer_byte_rate', 'request_percentage', 'controller_mutation_rate'],
  clients: ['consumer_byte_rate', 'producer_byte_rate', 'request_percentage', 'controller_mutation_rate'],
  ips: ['connection_creation_rate']
}

const wireType = (type: EntityType): string => quotaNames[type]?.[0] ?? type

/** 50 is shown as 50.0, as Java shows a double. */
export function doubleText(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value)
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}

const component = ({ type, name }: Entity): QuotaComponent => {
  if (name === undefined) return { type: wireType(type), kind: 'any' }
  return name === '' ? { type: wireType(type), kind: 'default' } : { type: wireType(type), kind: 'exact', name }
}

/** `user-principal 'alice', client-id 'c1'`, in this order. */
function entityText(entity: QuotaEntry['entity']): string {
  const shown = Object.values(quotaNames).flatMap((names) => {
    const found = entity.find(({ type }) => type === names?.[0])
    if (found === undefined) return []
    return [found.name === null ? `the default ${names?.[1]}` : `${names?.[1]} '${found.name}'`]
  })
  return shown.join(', ')
}

export async function describeQuotaEntities(
  admin: Admin,
  entities: readonly Entity[],
  terminal: Terminal
): Promise<void> {
  const quotas = await describeQuotas(admin, entities.map(component), true)
  for (const { entity, values } of quotas) {
    const shown = [...values].map(([key, value]) => `${key}=${doubleText(value)}`).sort()
    terminal.line(`Quota configs for ${entityText(entity)} are ${shown.join(', ')}`)
  }
  const [only] = entities
  const users = entities.length === 1 && only?.type === 'users' && only.name !== ''
  const credentials = users ? await describeCredentials(admin, only.name) : []
  for (const { user, mechanisms } of credentials) {
    const shown = mechanisms.map(({ mechanism, iterations }) => `${mechanism}=iterations=${iterations}`)
    terminal.line(`SCRAM credential configs for user-principal '${user}' are ${shown.join(', ')}`)
  }
  terminal.report({
    quotas: quotas.map(({ entity, values }) => ({
      entity: Object.fromEntries(entity.map(({ type, name }) => [type, name])),
      values: Object.fromEntries(values)
    })),
    ...(users ? { scramCredentials: credentials } : {})
  })
}

function checkKeys(type: EntityType, names: Iterable<string>, doing: 'added' | 'deleted'): void {
  const known = keysOf[type] ?? []
  const unknown = [...names].filter((name) => !known.includes(name) && !(type === 'users' && isMechanism(name)))
  if (unknown.length === 0) return
  const kinds =
    type === 'users'
      ? 'quota and SCRAM credential configs'
      : type === 'ips'
        ? 'connection quota configs'
        : 'quota configs'
  throw new UsageError(
    `Only ${kinds} can be ${doing} for '${type}' using --bootstrap-server. Unexpected config names: ${unknown.join(',')}`
  )
}

/** What is to be removed has to be there. */
async function checkRemoved(
  admin: Admin,
  entities: readonly Entity[],
  changes: ReadonlyMap<string, number | undefined>
): Promise<void> {
  const [there] = await describeQuotas(admin, entities.map(component), true)
  const missing = [...changes].filter(([key, value]) => value === undefined && !there?.values.has(key))
  if (missing.length === 0) return
  throw asError(ErrorCode.INVALID_CONFIG, `Invalid config(s): ${missing.map(([key]) => key).join(',')}`)
}

function quotaChanges(changes: Changes): Map<string, number | undefined> {
  const set = [...changes.set].filter(([key]) => !isMechanism(key))
  const values = set.map(([key, text]): [string, number] => {
    const value = Number(text)
    if (text.trim() !== '' && !Number.isNaN(value)) return [key, value]
    throw new UsageError(`Cannot parse quota configuration value for ${key}: ${text}`)
  })
  const remove = changes.remove.filter((key) => !isMechanism(key))
  return new Map<string, number | undefined>([...remove.map((key) => [key, undefined] as const), ...values])
}

export async function alterQuotaEntities(admin: Admin, entities: readonly Entity[], changes: Changes): Promise<void> {
  const type = entities.length > 1 ? 'clients' : (entities[0]?.type ?? 'users')
  checkKeys(type, changes.set.keys(), 'added')
  checkKeys(type, changes.remove, 'deleted')
  const quotas = quotaChanges(changes)
  const credentials = [...changes.set.keys(), ...changes.remove].some(isMechanism)
  const name = entities[0]?.name ?? ''
  if (credentials && name === '') {
    const what = 'The use of --entity-default or --user-defaults is not allowed with User SCRAM Credentials'
    throw new UsageError(`${what} using --bootstrap-server.`)
  }
  if (quotas.size > 0) {
    const entity = entities.map(({ type: kind, name: own }) => ({
      type: wireType(kind),
      name: own === '' ? null : (own ?? null)
    }))
    await checkRemoved(admin, entities, quotas)
    resultOf(await alterQuotas(admin, entity, quotas))
  }
  if (credentials) await alterCredentials(admin, name, changes)
}
