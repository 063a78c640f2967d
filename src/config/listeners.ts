// listeners, advertised.listeners and their security protocols, read and checked together, because each is only right in
// the light of the others.

import type { BrokerConfig } from './broker-config.ts'

export type SecurityProtocol = 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL'

export interface Endpoint {
  /** Upper case, as Kafka compares them. */
  readonly name: string
  /** '' binds every interface. */
  readonly host: string
  readonly port: number
  readonly securityProtocol: SecurityProtocol
}

export interface Listeners {
  /** Everything this node binds, in the file's order. */
  readonly bound: readonly Endpoint[]
  readonly controllerNames: readonly string[]
  /** What brokers hand to clients: never a controller's. */
  readonly advertised: readonly Endpoint[]
  readonly advertisedControllers: readonly Endpoint[]
  /** Name of the listener that brokers use between each other. */
  readonly interBroker: string
}

const protocols: ReadonlySet<string> = new Set(['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'])
const isProtocol = (text: string | undefined): text is SecurityProtocol => text !== undefined && protocols.has(text)

interface Address {
  readonly name: string
  readonly host: string
  readonly port: number
}

function parseAddress(key: string, text: string, problems: string[]): Address | undefined {
  const found = /^([^:/]+):\/\/(?:\[([0-9a-fA-F:.%]+)\]|([^:/[\]]*)):(\d{1,5})$/.exec(text)
  const port = Number(found?.[4])
  if (found === null || port > 65535) {
    problems.push(
      `${key}: found '${text}', expected NAME://HOST:PORT with a port up to 65535. Give one entry per listener`
    )
    return undefined
  }
  return { name: (found[1] ?? '').toUpperCase(), host: found[2] ?? found[3] ?? '', port }
}

function parseAddresses(key: string, entries: readonly string[], problems: string[]): Address[] {
  const addresses = entries.map((entry) => parseAddress(key, entry, problems)).filter((one) => one !== undefined)
  const names = addresses.map(({ name }) => name)
  for (const name of new Set(names.filter((name, at) => names.indexOf(name) !== at)))
    problems.push(`${key}: the listener name ${name} is given twice. Each listener needs a name of its own`)
  return addresses
}

function parseMap(text: string, problems: string[]): Map<string, SecurityProtocol> {
  const map = new Map<string, SecurityProtocol>()
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const [name = '', protocol] = entry.split(':').map((part) => part.trim().toUpperCase())
    if (isProtocol(protocol)) map.set(name, protocol)
    else
      problems.push(
        `listener.security.protocol.map: found '${entry}', expected NAME:PROTOCOL with one of ${[...protocols].join(', ')}`
      )
  }
  return map
}

/** Without a map of the user's own, controller listeners are PLAINTEXT unless something on this node is secured. */
function protocolMap(
  config: BrokerConfig,
  listening: readonly Address[],
  problems: string[]
): Map<string, SecurityProtocol> {
  const map = parseMap(config.string('listener.security.protocol.map'), problems)
  const controllers = controllerNames(config)
  const secured = [...controllers, ...listening.map(({ name }) => name)].some((name) => /^SSL$|^SASL_/.test(name))
  if (config.isSet('listener.security.protocol.map') || secured) return map
  for (const name of controllers) if (!map.has(name)) map.set(name, 'PLAINTEXT')
  return map
}

const controllerNames = (config: BrokerConfig): string[] =>
  (config.list('controller.listener.names') ?? []).map((name) => name.toUpperCase())

function checkPorts(bound: readonly Address[], problems: string[]): void {
  for (const [at, one] of bound.entries())
    for (const other of bound.slice(at + 1)) {
      const families = one.host.includes(':') !== other.host.includes(':') && one.host !== '' && other.host !== ''
      if (one.port === other.port && one.port !== 0 && !families)
        problems.push(
          `listeners: ${one.name} and ${other.name} both bind port ${one.port}. Give each a port of its own`
        )
    }
}

function interBrokerName(config: BrokerConfig, endpoints: readonly Endpoint[]): string {
  const name = config.string('inter.broker.listener.name')
  if (name !== undefined) return name.toUpperCase()
  const protocol = config.string('security.inter.broker.protocol').toUpperCase()
  return endpoints.find((one) => one.securityProtocol === protocol)?.name ?? protocol
}

function checkNames(config: BrokerConfig, found: Listeners, problems: string[]): void {
  const names = new Set(found.bound.map(({ name }) => name))
  const roles = config.list('process.roles')
  for (const { name, host } of found.advertised) {
    if (!names.has(name))
      problems.push(`advertised.listeners: ${name} is not one of listeners (${[...names].join(', ')})`)
    if (host === '0.0.0.0' || host === '::')
      problems.push(
        `advertised.listeners: ${name} advertises ${host}, which clients cannot connect to. Name a reachable host`
      )
  }
  if (roles.includes('controller'))
    for (const name of found.controllerNames)
      if (!names.has(name))
        problems.push(
          `controller.listener.names: ${name} is not one of listeners (${[...names].join(', ')}). Add it there`
        )
  if (!roles.includes('broker')) return
  if (!found.advertised.some(({ name }) => name === found.interBroker))
    problems.push(
      `inter.broker.listener.name: ${found.interBroker} is not an advertised broker listener ` +
        `(${found.advertised.map(({ name }) => name).join(', ')}). Add it to listeners or name another`
    )
}

/** Reads and checks all of it. `hostname` is advertised where no host is given. Complaints are pushed to `problems`. */
export function readListeners(config: BrokerConfig, hostname: string, problems: string[]): Listeners {
  const bound = parseAddresses('listeners', config.list('listeners'), problems)
  checkPorts(bound, problems)
  const map = protocolMap(config, bound, problems)
  const withProtocol = (key: string, addresses: readonly Address[]): Endpoint[] =>
    addresses.flatMap((address) => {
      const securityProtocol = map.get(address.name)
      if (securityProtocol !== undefined) return [{ ...address, securityProtocol }]
      problems.push(
        `${key}: no security protocol for listener ${address.name}. Add it to listener.security.protocol.map`
      )
      return []
    })
  const boundEndpoints = withProtocol('listeners', bound)
  const given = config.list('advertised.listeners')
  const advertised =
    given === undefined
      ? boundEndpoints
      : withProtocol('advertised.listeners', parseAddresses('advertised.listeners', given, problems))
  const controllers = controllerNames(config)
  const isController = ({ name }: Endpoint): boolean => controllers.includes(name)
  const named = advertised.map((one) => (one.host === '' ? { ...one, host: hostname } : one))
  const forControllers = [...named.filter(isController)]
  for (const one of boundEndpoints.filter(isController))
    if (!forControllers.some(({ name }) => name === one.name))
      forControllers.push(one.host === '' ? { ...one, host: hostname } : one)
  const forBrokers = named.filter((one) => !isController(one))
  const found: Listeners = {
    bound: boundEndpoints,
    controllerNames: controllers,
    advertised: given === undefined ? forBrokers.filter(({ host }) => host !== '0.0.0.0' && host !== '::') : forBrokers,
    advertisedControllers: forControllers,
    interBroker: interBrokerName(config, boundEndpoints)
  }
  checkNames(config, found, problems)
  return found
}
