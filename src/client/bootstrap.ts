// The bootstrap list: `host:port,[::1]:9092`. Names are resolved when a connection is made, not here.

import { configError } from './errors.ts'

export interface Endpoint {
  readonly host: string
  readonly port: number
}

/** Kafka takes an IPv6 address with or without brackets, and a scheme before the host. */
const form = /^(?:.*?:\/\/)?\[?([0-9a-zA-Z\-%._:]+)\]?:(\d+)$/

export function parseEndpoint(text: string, key: string): Endpoint {
  const found = form.exec(text)
  if (found === null) throw configError(`Invalid url in ${key}: ${text}`)
  const port = Number(found[2])
  if (port > 65535) throw configError(`Invalid port in ${key}: ${text}`)
  return { host: found[1] ?? '', port }
}

export function parseBootstrap(list: readonly string[], key: string = 'bootstrap.servers'): Endpoint[] {
  const endpoints = list.filter((text) => text !== '').map((text) => parseEndpoint(text, key))
  if (endpoints.length === 0) throw configError(`No resolvable bootstrap urls given in ${key}`)
  return endpoints
}

/** `host:port`, with brackets around an IPv6 address. */
export function endpointText({ host, port }: Endpoint): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
