// What all clients take from their configuration.

import type { BackoffLimits } from './backoff.ts'
import { type Endpoint, parseBootstrap } from './bootstrap.ts'
import type { LinkSettings } from './broker-link.ts'
import type { ClientConfig, CommonRows } from './config.ts'
import { type Dialer, plainDialer } from './dial.ts'
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
  /** Says which topics Metadata has no good news of: producers and consumers do, admin clients are asked about them. */
  readonly tellsOfTopics: boolean
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
  readonly tellsOfTopics?: boolean
}

export function clusterSettings(config: ClientConfig<CommonRows>, options: ClusterOptions): ClusterSettings {
  const { clientId, log, servers, controllers = [], allowAutoTopicCreation = false, tellsOfTopics = false } = options
  const link: LinkSettings = {
    clientId,
    ...securityOf(config),
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
    tellsOfTopics,
    log
  }
}

type Security = Pick<LinkSettings, 'dialer' | 'authenticate'>

/** security.protocol: what is between the socket and the first request. Loaded with the first connection that needs it. */
function securityOf(config: ClientConfig<CommonRows>): Security {
  const protocol = config.string('security.protocol').toUpperCase()
  const dialer = protocol.endsWith('SSL') ? tlsLater(config) : plainDialer
  if (!protocol.startsWith('SASL')) return { dialer }
  return {
    dialer,
    async authenticate(connection) {
      const { authenticate, mechanismOf } = await import('./security/sasl.ts')
      const mechanism = mechanismOf(config.string('sasl.mechanism'), config.string('sasl.jaas.config'))
      return authenticate(connection, mechanism)
    }
  }
}

function tlsLater(config: ClientConfig<CommonRows>): Dialer {
  let dialer: Dialer | undefined
  return {
    async dial(endpoint, setupTimeoutMs, sink) {
      dialer ??= (await import('./security/tls.ts')).tlsDialer(config)
      return dialer.dial(endpoint, setupTimeoutMs, sink)
    }
  }
}
