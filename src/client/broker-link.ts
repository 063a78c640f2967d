// The way to one node: a connection when there is one, otherwise one attempt at a time, and after a failure not before
// the backoff has passed. Everybody who asks during an attempt waits for the same one.

import { ErrorCode } from '#model/error-code.js'
import { type BackoffLimits, backoffMs, sleep } from './backoff.ts'
import { type Endpoint, endpointText } from './bootstrap.ts'
import { Connection } from './connection.ts'
import { addressesOf, type Dialer } from './dial.ts'
import { asKafkaError, disconnectError, type KafkaError } from './errors.ts'
import type { ClientLog } from './log.ts'

export interface LinkSettings {
  readonly clientId: string
  readonly dialer: Dialer
  readonly requestTimeoutMs: number
  readonly setup: BackoffLimits
  readonly reconnect: BackoffLimits
  readonly authenticate?: (connection: Connection) => Promise<number>
  readonly log: ClientLog
}

const logger = 'org.apache.kafka.clients.NetworkClient'

/** Of a session's time: early enough that what is on its way is answered before it is over. */
const retiredAt = 0.85
const retiredLookMs = 50

export class BrokerLink {
  readonly nodeId: number
  readonly endpoint: Endpoint
  readonly #settings: LinkSettings
  #connection: Connection | undefined
  #attempt: Promise<Connection> | undefined
  #failures = 0
  #notBefore = 0
  #closed = false

  constructor(nodeId: number, endpoint: Endpoint, settings: LinkSettings) {
    this.nodeId = nodeId
    this.endpoint = endpoint
    this.#settings = settings
  }

  /** The connection as it is now; undefined when there is none. */
  get current(): Connection | undefined {
    return this.#connection
  }

  /** Failures in a row since a connection last stood. */
  get failures(): number {
    return this.#failures
  }

  /** How long no attempt will be made. */
  get restMs(): number {
    return Math.max(0, this.#notBefore - performance.now())
  }

  connect(): Promise<Connection> {
    if (this.#connection !== undefined) return Promise.resolve(this.#connection)
    this.#attempt ??= this.#open().finally(() => {
      this.#attempt = undefined
    })
    return this.#attempt
  }

  async #open(): Promise<Connection> {
    const { clientId, dialer, requestTimeoutMs, setup, authenticate } = this.#settings
    if (this.restMs > 0) await sleep(this.restMs)
    if (this.#closed) throw disconnectError('the client is closed')
    try {
      const connection = await Connection.open({
        endpoint: this.endpoint,
        clientId,
        dialer,
        requestTimeoutMs,
        setupTimeoutMs: backoffMs(setup, this.#failures + 1),
        ...(authenticate === undefined ? {} : { authenticate })
      })
      return this.#adopt(connection)
    } catch (error) {
      this.#failed(asKafkaError(error))
      throw error
    }
  }

  #adopt(connection: Connection): Connection {
    if (this.#closed) {
      connection.close()
      throw disconnectError('the client is closed')
    }
    this.#failures = 0
    this.#connection = connection
    connection.onEnd = (reason) => {
      this.#connection = undefined
      if (this.#closed) return
      this.#rest()
      this.#settings.log('info', logger, `Node ${this.nodeId} disconnected: ${reason.message}.`)
    }
    if (connection.lifetimeMs > 0) setTimeout(() => this.#retire(connection), connection.lifetimeMs * retiredAt).unref()
    return connection
  }

  /** Whoever comes next gets a connection that is authenticated anew; this one ends when its last answer is in. */
  #retire(connection: Connection): void {
    if (this.#connection !== connection) return
    this.#connection = undefined
    connection.onEnd = undefined
    const look = setInterval(() => {
      if (connection.inFlight > 0) return
      clearInterval(look)
      connection.close()
    }, retiredLookMs)
  }

  #failed(error: KafkaError): void {
    if (this.#closed) return
    this.#rest()
    // A configuration that cannot be used is the caller's to tell.
    if (error.code === ErrorCode.INVALID_CONFIG) return
    void this.#tellFailed(error)
  }

  async #tellFailed(error: KafkaError): Promise<void> {
    const name = `${this.nodeId} (${await javaAddress(this.endpoint)})`
    if (error.retriable) {
      const message = `Connection to node ${name} could not be established. Node may not be available.`
      this.#settings.log('warn', logger, message)
    } else
      this.#settings.log('error', logger, `Connection to node ${name} failed authentication due to: ${error.message}`)
  }

  #rest(): void {
    this.#failures += 1
    this.#notBefore = performance.now() + backoffMs(this.#settings.reconnect, this.#failures)
  }

  /** Gives the connection up because it is not needed: no failure, and nothing to wait for. */
  release(): void {
    const connection = this.#connection
    if (connection === undefined) return
    this.#connection = undefined
    connection.onEnd = undefined
    connection.close()
  }

  close(): void {
    this.#closed = true
    this.#connection?.close()
  }
}

/** As Java shows an address: the name, if there was one, a slash and the number. */
async function javaAddress({ host, port }: Endpoint): Promise<string> {
  try {
    const [address = host] = await addressesOf(host)
    return `${address === host ? '' : host}/${endpointText({ host: address, port })}`
  } catch {
    return `${host}/<unresolved>:${port}`
  }
}
