// Records of who may do what: access control entries, SCRAM credentials, delegation tokens and client quotas. They are
// kept whole so that a snapshot loses nothing; serving them is another room's work.

import type { AccessControlEntryRecord } from '#protocol/generated/records/access-control-entry-record.js'
import type { ClientQuotaRecord } from '#protocol/generated/records/client-quota-record.js'
import type { DelegationTokenRecord } from '#protocol/generated/records/delegation-token-record.js'
import type { UserScramCredentialRecord } from '#protocol/generated/records/user-scram-credential-record.js'
import type { MetadataImage, QuotaEntityPart, QuotaImage } from '../image/metadata-image.ts'
import { refuse } from '../metadata-error.ts'
import type { MapEdit, PersistentMap } from '../persistent-map.ts'

export const scramKey = (mechanism: number, name: string): string => `${mechanism}:${name}`

/** One text for one entity, whatever the order of its parts. */
export function quotaKey(entity: readonly QuotaEntityPart[]): string {
  return JSON.stringify(entity.map(({ entityType, entityName }) => [entityType, entityName]).sort())
}

export class SecurityDelta {
  readonly #quotas: MapEdit<string, QuotaImage>
  readonly #acls: MapEdit<string, AccessControlEntryRecord>
  readonly #scram: MapEdit<string, UserScramCredentialRecord>
  readonly #tokens: MapEdit<string, DelegationTokenRecord>

  constructor(base: MetadataImage) {
    this.#quotas = base.quotas.edit()
    this.#acls = base.acls.edit()
    this.#scram = base.scram.edit()
    this.#tokens = base.tokens.edit()
  }

  quota(record: ClientQuotaRecord): void {
    const entity = record.entity.map(({ entityType, entityName }) => ({ entityType, entityName }))
    const key = quotaKey(entity)
    const values = new Map(this.#quotas.get(key)?.values)
    if (record.remove) values.delete(record.key)
    else values.set(record.key, record.value)
    if (values.size === 0) this.#quotas.delete(key)
    else this.#quotas.set(key, { entity, values })
  }

  acl(record: AccessControlEntryRecord): void {
    this.#acls.set(record.id, record)
  }

  removeAcl(id: string): void {
    if (!this.#acls.delete(id)) refuse(`access control entry ${id} is removed although there is none`)
  }

  scram(record: UserScramCredentialRecord): void {
    this.#scram.set(scramKey(record.mechanism, record.name), record)
  }

  removeScram(mechanism: number, name: string): void {
    this.#scram.delete(scramKey(mechanism, name))
  }

  token(record: DelegationTokenRecord): void {
    this.#tokens.set(record.tokenId, record)
  }

  removeToken(tokenId: string): void {
    this.#tokens.delete(tokenId)
  }

  done(): {
    readonly quotas: PersistentMap<string, QuotaImage>
    readonly acls: PersistentMap<string, AccessControlEntryRecord>
    readonly scram: PersistentMap<string, UserScramCredentialRecord>
    readonly tokens: PersistentMap<string, DelegationTokenRecord>
  } {
    return {
      quotas: this.#quotas.done(),
      acls: this.#acls.done(),
      scram: this.#scram.done(),
      tokens: this.#tokens.done()
    }
  }
}
