// A broker's life with its controller: it registers, says every two seconds that it is there and how far it has read, and
// is unfenced by that; only then do clients see it. At the end it asks to go: its leaderships move away or end, and it is
// fenced, so that whoever comes next on these directories need not wait for this session to end.

import type { BrokerConfig } from '#config/broker-config.js'
import type { Endpoint } from '#config/listeners.js'
import { knownFeatures } from '#metadata/features.js'
import { ErrorCode, errorName } from '#model/error-code.js'
import type { Uuid } from '#model/uuid.js'
import type { BrokerHeartbeatRequest } from '#protocol/generated/broker-heartbeat-request.js'
import type { BrokerHeartbeatResponse } from '#protocol/generated/broker-heartbeat-response.js'
import type { BrokerRegistrationRequest } from '#protocol/generated/broker-registration-request.js'
import type { BrokerRegistrationResponse } from '#protocol/generated/broker-registration-response.js'
import type { Draft } from '#protocol/wire/types.js'

export interface RegistrationPort {
  registerBroker(request: BrokerRegistrationRequest): Promise<Draft<BrokerRegistrationResponse>>
  heartbeat(request: BrokerHeartbeatRequest): Promise<Draft<BrokerHeartbeatResponse>>
}

export interface RegistrationOptions {
  readonly controller: RegistrationPort
  readonly config: BrokerConfig
  readonly clusterId: string
  readonly incarnationId: Uuid
  /** With the ports that are really listened on. */
  readonly advertised: readonly Endpoint[]
  readonly directories: readonly Uuid[]
  /** Those of them that have failed since. */
  readonly offlineDirectories: () => readonly Uuid[]
  /** Of the clean mark; -1 when there was none. */
  readonly previousBrokerEpoch: number
  /** Offset of the newest image that every shard shows. */
  readonly publishedOffset: () => number
  readonly report: (message: string) => void
}

const protocolCodes = { PLAINTEXT: 0, SSL: 1, SASL_PLAINTEXT: 2, SASL_SSL: 3 } as const
const retryMs = 100

export class BrokerRegistration {
  readonly #options: RegistrationOptions
  #brokerEpoch = -1
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false

  constructor(options: RegistrationOptions) {
    this.#options = options
  }

  /** -1 until registered. */
  get brokerEpoch(): number {
    return this.#brokerEpoch
  }

  /** Resolves when the controller has unfenced this broker. */
  async start(): Promise<void> {
    const answer = await this.#options.controller.registerBroker(this.#request())
    const errorCode = answer.errorCode ?? ErrorCode.NONE
    if (errorCode !== ErrorCode.NONE)
      throw new Error(`the controller refused this broker's registration: ${errorName(errorCode)}`)
    this.#brokerEpoch = Number(answer.brokerEpoch ?? -1)
    while (await this.#beat()) await new Promise((resolve) => setTimeout(resolve, retryMs))
    this.#plan()
  }

  /** Something changed that the controller should hear of before the next heartbeat is due. */
  beatNow(): void {
    if (!this.#stopped && this.#brokerEpoch >= 0) this.#plan(0)
  }

  /** Controlled shutdown. Resolves with true when the controller lets this broker go, with false after `timeoutMs`. */
  async shutDown(timeoutMs: number): Promise<boolean> {
    this.stop()
    if (this.#brokerEpoch < 0) return true
    const deadline = Date.now() + timeoutMs
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), timeoutMs).unref())
    while (Date.now() < deadline) {
      const answer = await Promise.race([this.#send(true), late])
      if (answer?.shouldShutDown === true) return true
      // A controller that refuses is another one's, or has fenced this broker already: asking again changes nothing.
      if ((answer?.errorCode ?? ErrorCode.NONE) !== ErrorCode.NONE) return false
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
    return false
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #request(): BrokerRegistrationRequest {
    const { config, clusterId, incarnationId, advertised, directories, previousBrokerEpoch } = this.#options
    return {
      brokerId: config.nodeId,
      clusterId,
      incarnationId,
      listeners: advertised.map(({ name, host, port, securityProtocol }) => ({
        name,
        host,
        port,
        securityProtocol: protocolCodes[securityProtocol]
      })),
      features: [...knownFeatures].map(([name, { min, max }]) => ({
        name,
        minSupportedVersion: min,
        maxSupportedVersion: max
      })),
      rack: config.string('broker.rack') ?? null,
      isMigratingZkBroker: false,
      logDirs: [...directories],
      previousBrokerEpoch
    }
  }

  /** True while the broker is still fenced. */
  async #beat(): Promise<boolean> {
    return (await this.#send(false)).isFenced ?? true
  }

  async #send(wantShutDown: boolean): Promise<Draft<BrokerHeartbeatResponse>> {
    const { controller, config, publishedOffset, offlineDirectories } = this.#options
    const answer = await controller.heartbeat({
      brokerId: config.nodeId,
      brokerEpoch: this.#brokerEpoch,
      currentMetadataOffset: publishedOffset(),
      wantFence: false,
      wantShutDown,
      offlineLogDirs: [...offlineDirectories()],
      cordonedLogDirs: null
    })
    const errorCode = answer.errorCode ?? ErrorCode.NONE
    if (errorCode !== ErrorCode.NONE) this.#options.report(`heartbeat refused: ${errorName(errorCode)}`)
    return answer
  }

  #plan(afterMs: number = this.#options.config.number('broker.heartbeat.interval.ms')): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#beat()
        .catch((failure: unknown) => this.#options.report(`heartbeat failed: ${String(failure)}`))
        .finally(() => {
          if (!this.#stopped) this.#plan()
        })
    }, afterMs)
    this.#timer.unref()
  }
}
