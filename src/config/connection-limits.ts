// How many connections a broker takes: max.connections, max.connections.per.ip with its overrides, and
// listener.name.NAME.max.connections. All of them may change while it runs.

import type { BrokerConfig } from './broker-config.ts'

export interface ConnectionLimits {
  readonly connectionsMax: number
  readonly connectionsPerIpMax: number
  /** By the peer's address as the kernel shows it. */
  readonly connectionsPerIpOverrides: Readonly<Record<string, number>>
}

export function connectionLimits(config: BrokerConfig): ConnectionLimits {
  return {
    connectionsMax: config.number('max.connections'),
    connectionsPerIpMax: config.number('max.connections.per.ip'),
    connectionsPerIpOverrides: Object.fromEntries(parsePerIp(config.string('max.connections.per.ip.overrides')))
  }
}

/** Undefined: as many as the broker takes. */
export function listenerConnectionsMax(config: BrokerConfig, listener: string): number | undefined {
  const key = `listener.name.${listener.toLowerCase()}.max.connections`
  return config.isSet(key) ? Number(config.text(key)) : undefined
}

/** `address:count,address:count`; an IPv6 address has colons of its own, so the last one counts. */
function parsePerIp(text: string): [string, number][] {
  const entries = text.split(',').map((entry) => entry.trim())
  return entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const at = entry.lastIndexOf(':')
      return [entry.slice(0, at).replace(/^\[(.*)\]$/, '$1'), Number(entry.slice(at + 1))]
    })
}

/** What is wrong with max.connections.per.ip.overrides; undefined when nothing is. */
export function wrongPerIpOverrides(config: BrokerConfig): string | undefined {
  const text = config.string('max.connections.per.ip.overrides')
  const wrong = parsePerIp(text).find(([address, count]) => address === '' || !Number.isSafeInteger(count) || count < 0)
  return wrong === undefined
    ? undefined
    : `max.connections.per.ip.overrides: found '${text}', expected ADDRESS:COUNT, separated by commas`
}
