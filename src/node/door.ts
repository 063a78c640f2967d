// The door of a node: its main thread accepts, its shards serve. The transport here carries no requests, only the mail of
// native threads.

import type { BrokerConfig } from '#config/broker-config.js'
import { connectionLimits, listenerConnectionsMax } from '#config/connection-limits.js'
import type { Endpoint, Listeners } from '#config/listeners.js'
import { requestMemoryMax } from '#config/request-memory.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { loadTransport } from '#native/transport-binding.js'
import { Acceptor } from '#network/listener.js'
import { Transport, type TransportOptions } from '#network/transport.js'
import type { Logger } from '#runtime/logger.js'

export interface DoorOptions {
  readonly config: BrokerConfig
  readonly listeners: Listeners
  /** The listeners that clients reach, in the order that the shards know. */
  readonly served: readonly Endpoint[]
  readonly log: Logger
  readonly onMail: NonNullable<TransportOptions['onEvent']>
}

/** Nobody is accepted before `acceptor.listen()`. */
export function openDoor({ config, listeners, served, log, onMail }: DoorOptions): {
  readonly acceptor: Acceptor
  readonly transport: Transport
} {
  const native = loadTransport()
  const transport = new Transport({
    native,
    dispatch: { request: () => undefined, connected: () => undefined, disconnected: () => undefined },
    listeners: served,
    log: {
      info: (fields, message) => log.write('info', message, { ...fields }),
      debug: (fields, message) => log.write('debug', message, { ...fields })
    },
    onEvent: onMail
  })
  const acceptor = new Acceptor(native, {
    listeners: served.map((listener) => ({ ...listener, interBroker: listener.name === listeners.interBroker })),
    backlog: config.number('socket.listen.backlog.size')
  })
  limitConnections(acceptor, config)
  // Of the whole process: with several brokers in one, that of the last to start counts.
  native.requestMemoryLimit(requestMemoryMax(config))
  transport.join(acceptor.dealer, false)
  return { acceptor, transport }
}

function limitConnections(acceptor: Acceptor, config: BrokerConfig): void {
  acceptor.limit(connectionLimits(config))
  acceptor.limitListeners((name) => listenerConnectionsMax(config, name))
}

/** To be told of every image: the limits of connections are those of its configuration from then on. */
export function limitsFollower(acceptor: Acceptor, config: BrokerConfig): (image: MetadataImage) => void {
  let seen: MetadataImage['configs'] | undefined
  return ({ configs }) => {
    if (configs === seen) return
    seen = configs
    limitConnections(acceptor, config.withDynamic(configs.clusterDefault(), configs.broker(config.nodeId)))
  }
}

/** Advertised addresses; a listener on port 0 is known by the port it got. */
export function advertise(
  advertised: readonly Endpoint[],
  served: readonly Endpoint[],
  ports: readonly number[] | undefined
): Endpoint[] {
  return advertised.map((endpoint) => {
    const at = served.findIndex(({ name }) => name === endpoint.name)
    return { ...endpoint, port: endpoint.port === 0 ? (ports?.[at] ?? 0) : endpoint.port }
  })
}
