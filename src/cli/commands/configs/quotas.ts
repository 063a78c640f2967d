// Quotas of users, clients and ips, and the SCRAM credentials of users.

import type { Admin } from '#client/admin.js'
import { asError, KafkaError, throwIfError } from '#client/errors.js'
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

const match = { exact: 0, default: 1, any: 2 } as const

/** 50 is shown as 50.0, as Java shows a double. */
export function doubleText(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value)
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}

interface Quotas {
  readonly entity: ReadonlyMap<string, string | null>
  readonly values: ReadonlyMap<string, number>
}

async function describeQuotas(admin: Admin, entities: readonly Entity[]): Promise<Quotas[]> {
  const answer = await admin.send('DescribeClientQuotas', {
    components: entities.map(({ type, name }) => ({
      entityType: wireType(type),
      matchType: name === undefined ? match.any : name === '' ? match.default : match.exact,
      match: name === undefined || name === '' ? null : name
    })),
    strict: true
  })
  throwIfError(answer.errorCode, answer.errorMessage)
  return (answer.entries ?? []).map(({ entity, values }) => ({
    entity: new Map(entity.map(({ entityType, entityName }) => [entityType, entityName])),
    values: new Map(values.map(({ key, value }) => [key, value]))
  }))
}

function entityText(entity: Quotas['entity']): string {
  const shown = Object.values(quotaNames).flatMap((names) => {
    if (names === undefined || !entity.has(names[0])) return []
    const name = entity.get(names[0])
    return [name === null || name === undefined ? `the default ${names[1]}` : `${names[1]} '${name}'`]
  })
  return shown.join(', ')
}

export async function describeQuotaEntities(
  admin: Admin,
  entities: readonly Entity[],
  terminal: Terminal
): Promise<void> {
  const quotas = await describeQuotas(admin, entities)
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
      entity: Object.fromEntries(entity),
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

function ops(changes: Changes): { key: string; value: number; remove: boolean }[] {
  const set = [...changes.set]
    .filter(([key]) => !isMechanism(key))
    .map(([key, text]) => {
      const value = Number(text)
      if (text.trim() === '' || Number.isNaN(value)) {
        throw new UsageError(`Cannot parse quota configuration value for ${key}: ${text}`)
      }
      return { key, value, remove: false }
    })
  const remove = changes.remove.filter((key) => !isMechanism(key)).map((key) => ({ key, value: 0, remove: true }))
  return [...set, ...remove]
}

export async function alterQuotaEntities(admin: Admin, entities: readonly Entity[], changes: Changes): Promise<void> {
  const type = entities.length > 1 ? 'clients' : (entities[0]?.type ?? 'users')
  checkKeys(type, changes.set.keys(), 'added')
  checkKeys(type, changes.remove, 'deleted')
  const quotas = ops(changes)
  const credentials = [...changes.set.keys(), ...changes.remove].some(isMechanism)
  const name = entities[0]?.name ?? ''
  if (credentials && name === '')
    throw new UsageError(
      'The use of --entity-default or --user-defaults is not allowed with User SCRAM Credentials using --bootstrap-server.'
    )
  if (quotas.length > 0) {
    const answer = await admin.send('AlterClientQuotas', {
      entries: [
        {
          entity: entities.map((entity) => ({
            entityType: wireType(entity.type),
            entityName: entity.name === '' ? null : (entity.name ?? null)
          })),
          ops: quotas
        }
      ],
      validateOnly: false
    })
    for (const entry of answer.entries) throwIfError(entry.errorCode, entry.errorMessage)
  }
  if (credentials) await alterCredentials(admin, name, changes)
}

export const isUnsupported = (error: unknown): boolean =>
  error instanceof KafkaError && error.code === asError(ErrorCode.UNSUPPORTED_VERSION).code
