// ottla.admin.listener: HOST:PORT, or none.

import type { BrokerConfig } from './broker-config.ts'

export interface AdminAddress {
  /** '' binds every interface. */
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Asked for: then it must be had. */
  readonly isExplicit: boolean
}

/** Undefined when it is switched off. Throws when it cannot be read. */
export function adminAddress(config: BrokerConfig): AdminAddress | undefined {
  const text = config.string('ottla.admin.listener')
  if (text === 'none') return undefined
  const found = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:/[\]]*)):(\d{1,5})$/.exec(text)
  const port = Number(found?.[3])
  if (found === null || port > 65_535)
    throw new Error(`ottla.admin.listener: found '${text}', expected HOST:PORT (127.0.0.1:9644, [::1]:9644) or none`)
  return { host: found[1] ?? found[2] ?? '', port, isExplicit: config.isSet('ottla.admin.listener') }
}

export function urlOf(host: string, port: number): string {
  if (host === '' || host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
