// What all clients take from their configuration.

import type { BackoffLimits } from './backoff.ts'
import { type Endpoint, parseBootstrap } from './bootstrap.ts'
import type { LinkSettings } from './broker-link.ts'
import type { ClientConfig, CommonRows } from './config.ts'
import { plainDialer } from './dial.ts'
import { configError } from './errors.ts'
import type { ClientLog } from './log.ts'

export interface ClusterSettings {
  readonly bootstrap: readonly Endpoint[]
  /** The bootstrap list names controllers, not brokers (KIP-919). */
  readonly controllers: boolean
  readonly link: LinkSettings
  readonly retry: BackoffLimits
  readonly requestTimeoutMs: number
  readonly metadataMaxAgeMs: number
  readonly rebootstrapAfterMs: number
  readonly allowAutoTopicCreation: boolean
  readonly log: ClientLog
}

export interface ClusterOptions {
  readonly clientId: string
  readonly log: ClientLog
  /** bootstrap.servers */
  readonly servers: readonly string[]
  /** bootstrap.controllers, instead of them */
  readonly controllers?: readonly string[]
  readonly allowAutoTopicCreation?: boolean
}

export function clusterSettings(config: ClientConfig<CommonRows>, options: ClusterOptions): ClusterSettings {
  const { clientId, log, servers, controllers = [], allowAutoTopicCreation = false } = options
  const link: LinkSettings = {
    clientId,
    dialer: dialerOf(config.string('security.protocol')),
    requestTimeoutMs: config.number('request.timeout.ms'),
    setup: {
      firstMs: config.number('socket.connection.setup.timeout.ms'),
      mostMs: config.number('socket.connection.setup.timeout.max.ms')
    },
    reconnect: {
      firstMs: config.number('reconnect.backoff.ms'),
      mostMs: config.number('reconnect.backoff.max.ms')
    },
    log
  }
  const rebootstraps = config.string('metadata.recovery.strategy').toUpperCase() === 'REBOOTSTRAP'
  return {
    bootstrap: controllers.length > 0 ? parseBootstrap(controllers, 'bootstrap.controllers') : parseBootstrap(servers),
    controllers: controllers.length > 0,
    link,
    retry: { firstMs: config.number('retry.backoff.ms'), mostMs: config.number('retry.backoff.max.ms') },
    requestTimeoutMs: link.requestTimeoutMs,
    metadataMaxAgeMs: config.number('metadata.max.age.ms'),
    rebootstrapAfterMs: rebootstraps
      ? config.number('metadata.recovery.rebootstrap.trigger.ms')
      : Number.POSITIVE_INFINITY,
    allowAutoTopicCreation,
    log
  }
}

function dialerOf(protocol: string): LinkSettings['dialer'] {
  if (protocol.toUpperCase() === 'PLAINTEXT') return plainDialer
  throw configError(`security.protocol ${protocol} is not supported by this client yet; PLAINTEXT is.`)
}
