// Listening sockets and the dealer behind them: main accepts, shards serve.

import { getSystemErrorName } from 'node:util'
import type { TransportBinding } from '#native/transport-binding.js'

const unlimited = 0x7fff_ffff

export interface ListenerConfig {
  readonly name: string
  readonly securityProtocol: string
  /** Empty: all interfaces, IPv4 and IPv6. */
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** listener.name.<name>.max.connections */
  readonly connectionsMax?: number
  /** The brokers' own listener may exceed max.connections: clients must not lock other brokers out. */
  readonly interBroker?: boolean
}

export interface AcceptorOptions {
  readonly listeners: readonly ListenerConfig[]
  /** max.connections */
  readonly connectionsMax?: number
  /** max.connections.per.ip */
  readonly connectionsPerIpMax?: number
  /** max.connections.per.ip.overrides */
  readonly connectionsPerIpOverrides?: Readonly<Record<string, number>>
  /** socket.listen.backlog.size */
  readonly backlog?: number
}

/** One broker's door: its dealer (a number that shards join by) and, once listening, its ports. */
export class Acceptor {
  readonly dealer: number
  #native: TransportBinding
  #options: AcceptorOptions

  constructor(native: TransportBinding, options: AcceptorOptions) {
    this.#native = native
    this.#options = options
    this.dealer = native.dealerOpen()
    this.limit(options)
    this.limitListeners((name) => options.listeners.find((listener) => listener.name === name)?.connectionsMax)
  }

  /** Also later: these keys may change while the broker runs. */
  limit(limits: Pick<AcceptorOptions, 'connectionsMax' | 'connectionsPerIpMax' | 'connectionsPerIpOverrides'>): void {
    this.#native.dealerLimits(
      this.dealer,
      limits.connectionsMax ?? unlimited,
      limits.connectionsPerIpMax ?? unlimited,
      Object.entries(limits.connectionsPerIpOverrides ?? {}).flat()
    )
  }

  /** Also later. `maxOf` answers undefined for a listener without a limit of its own. */
  limitListeners(maxOf: (name: string) => number | undefined): void {
    this.#options.listeners.forEach(({ name, interBroker }, index) => {
      this.#native.dealerListener(this.dealer, index, maxOf(name) ?? unlimited, interBroker === true)
    })
  }

  /** In the environment whose transport has joined the dealer. Answers each listener's port, in their order. */
  listen(): number[] {
    return this.#options.listeners.map((listener, index) => {
      try {
        return this.#native.transportListen(index, listener.host, listener.port, this.#options.backlog ?? 50)
      } catch (failure) {
        throw new Error(listenFailure(listener, failure), { cause: failure })
      }
    })
  }

  /** Nobody new; who is connected stays. */
  stopListening(): void {
    this.#native.transportStopListening()
  }

  close(): void {
    this.#native.dealerClose(this.dealer)
  }
}

function listenFailure(listener: ListenerConfig, failure: unknown): string {
  const { errno, message } = failure as { errno?: number; message?: string }
  const name = errno === undefined || errno === 0 ? '' : ` (${getSystemErrorName(-errno)})`
  const where = `${listener.host === '' ? 'all interfaces' : listener.host}, port ${listener.port}`
  const hint = name.includes('EADDRINUSE') ? '; another program listens there: stop it or change `listeners`' : ''
  return `listener ${listener.name} cannot listen on ${where}: ${message ?? ''}${name}${hint}`
}
