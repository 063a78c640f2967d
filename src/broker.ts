// Composition root of a node: the main thread. It owns the configuration, the log directories, the metadata log and the
// controller; its shards own connections and partitions. The parts are in node/; here they are put in order.
//
//   start   threads begin to load | .lock | metadata | recovery | shards serve | registration | listeners
//   stop    listeners | controlled shutdown | waiting fetches answered, sends drained | shards end | flush, clean mark

import { Admin } from '#admin/admin.js'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Endpoint, Listeners } from '#config/listeners.js'
import type { Loaded } from '#config/load.js'
import { requestMemoryMax } from '#config/request-memory.js'
import type { Controller } from '#controller/controller.js'
import { untilActive } from '#controller/until-active.js'
import { type LogEngine, MailKind } from '#log/log-engine.js'
import { LogWaits } from '#log/log-waits.js'
import { ErrorCode } from '#model/error-code.js'
import { identify, loadLogs, lockDirectories } from '#node/directories.js'
import { advertise, limitsFollower, openDoor } from '#node/door.js'
import { controllerCalls, registrationOf } from '#node/membership.js'
import { openMetadata } from '#node/metadata.js'
import type { CreateTopicsRequest } from '#protocol/generated/create-topics-request.js'
import type { CreateTopicsResponse } from '#protocol/generated/create-topics-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { AssignedDirectory } from '#replica/directory-assignments.js'
import type { BrokerRegistration } from '#replica/registration.js'
import type { Logger } from '#runtime/logger.js'
import { MetadataRelay } from '#shard/metadata-relay.js'
import type { CallTableInTheMaking, ShardHost } from '#shard/shard-host.js'

const drainMs = 5000
const controlledShutdownMs = 30_000
const controllerTickMs = 500
const leadershipWaitMs = 10_000

export interface BrokerOptions {
  readonly loaded: Loaded
  /** Already loading their code; what they call is filled into `calls`. */
  readonly host: ShardHost
  readonly calls: CallTableInTheMaking
  /** The listeners that clients reach, in the order that the shards know. */
  readonly served: readonly Endpoint[]
  readonly shards: number
  readonly log: Logger
  /** The node cannot go on. The data is left as after a crash. */
  readonly onFatal: (reason: string) => void
}

export interface Broker {
  readonly clusterId: string
  readonly nodeId: number
  readonly directories: readonly string[]
  readonly shards: number
  /** Advertised, with the ports that are really listened on. */
  readonly addresses: readonly Endpoint[]
  /** Of health checks and metrics; undefined when there is none. */
  readonly adminUrl: string | undefined
  /** As the active controller of this node would for a client. */
  createTopics(request: CreateTopicsRequest): Promise<Draft<CreateTopicsResponse>>
  /** In order; resolves when the clean mark is written. */
  stop(): Promise<void>
}

export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { loaded, host, calls, served, shards, log } = options
  for (const warning of loaded.warnings) log.write('warn', warning)
  const node = new Node(options, loaded.config, loaded.listeners, served, host, shards)
  try {
    return await node.start(calls)
  } catch (failure) {
    await host.stop(0)
    node.abandon()
    throw failure
  }
}

class Node implements Broker {
  readonly nodeId: number
  readonly shards: number
  clusterId = ''
  directories: readonly string[] = []
  addresses: readonly Endpoint[] = []
  adminUrl: string | undefined
  createTopics: Broker['createTopics'] = () => Promise.reject(new Error('the broker has not started'))
  readonly #options: BrokerOptions
  readonly #config: BrokerConfig
  readonly #listeners: Listeners
  readonly #served: readonly Endpoint[]
  readonly #host: ShardHost
  /** What ends what was begun; last begun, first ended. */
  readonly #ends: (() => Promise<void> | void)[] = []
  #engine: LogEngine | undefined
  #registration: BrokerRegistration | undefined
  #registered = false
  #stopping: Promise<void> | undefined

  constructor(
    options: BrokerOptions,
    config: BrokerConfig,
    listeners: Listeners,
    served: readonly Endpoint[],
    host: ShardHost,
    shards: number
  ) {
    this.#options = options
    this.#config = config
    this.#listeners = listeners
    this.#served = served
    this.#host = host
    this.nodeId = config.nodeId
    this.shards = shards
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  /** The start failed: what is on disk is as a crash leaves it, and somebody else may have it. */
  abandon(): void {
    this.#engine?.abandon()
  }

  async #stop(): Promise<void> {
    for (const end of this.#ends.reverse()) await end()
  }

  async start(calls: CallTableInTheMaking): Promise<Broker> {
    const { log } = this.#options
    const admin = await Admin.open(this.#config, (message) => log.write('warn', message))
    this.adminUrl = admin?.url
    this.#ends.push(() => admin?.close())
    const engine = this.#openDirectories()
    const waits = new LogWaits()
    const { acceptor, transport } = openDoor({
      config: this.#config,
      listeners: this.#listeners,
      served: this.#served,
      log,
      onMail: (kind, a, b) => {
        if (kind === MailKind.directoryOffline) this.#directoryFailed(a)
        else if (kind === MailKind.engineWarning) this.#warn(engine.takeWarnings())
        else waits.onMail(kind, a, b)
      }
    })
    const begun = this.#host.begin({
      kind: 'begin',
      engine: engine.handle,
      dealer: acceptor.dealer,
      clusterId: this.clusterId
    })
    const relay = new MetadataRelay(this.clusterId, this.#host, () => quorum.kraftVersion)
    const { quorum, controller, api } = openMetadata({
      config: this.#config,
      listeners: this.#listeners,
      engine,
      waits,
      relay,
      isRegistered: () => this.#registered,
      onImage: limitsFollower(acceptor, this.#config),
      onFault: (failure) => this.#options.onFatal(`the metadata log failed: ${String(failure)}`)
    })
    calls.assignReplicasToDirs = async (directories: AssignedDirectory[]) => {
      const brokerEpoch = this.#registration?.brokerEpoch ?? -1
      const answer = await api.assignReplicasToDirs({ brokerId: this.nodeId, brokerEpoch, directories })
      return answer.errorCode ?? ErrorCode.NONE
    }
    await untilActive(controller, leadershipWaitMs)
    const report = loadLogs(engine, this.#config, relay.image)
    this.#warn(report.warnings)
    relay.caughtUp()
    await begun
    this.#tick(controller)
    const ports = this.#served.some(({ port }) => port === 0) ? acceptor.listen() : undefined
    this.addresses = advertise(this.#listeners.advertised, this.#served, ports)
    const registration = registrationOf({
      config: this.#config,
      clusterId: this.clusterId,
      api,
      engine,
      addresses: this.addresses,
      previousBrokerEpoch: report.brokerEpoch,
      publishedOffset: () => relay.publishedOffset,
      log
    })
    Object.assign(calls, controllerCalls(this.nodeId, api, registration, quorum))
    this.createTopics = (request) => api.createTopics(request)
    await registration.start()
    this.#registration = registration
    this.#registered = true
    if (ports === undefined) acceptor.listen()
    // The reverse of this order is how it ends: the door, leaderships, sends and shards, then the logs.
    this.#ends.unshift(async () => {
      await transport.stop(0)
      acceptor.close()
      quorum.close()
      engine.close(registration.brokerEpoch)
    })
    this.#ends.push(async () => {
      const cut = await this.#host.stop(drainMs)
      if (cut > 0) log.write('warn', `${cut} connections did not take their answers in time and were cut`)
    })
    this.#ends.push(() => this.#leave(registration))
    this.#ends.push(() => acceptor.stopListening())
    admin?.serve({
      nodeId: this.nodeId,
      engine,
      relay,
      quorum,
      controller,
      shards: this.#host,
      isRegistered: () => this.#registered,
      isStopping: () => this.#stopping !== undefined,
      requestMemory: () => ({ used: transport.requestMemoryBytes, max: requestMemoryMax(this.#config) })
    })
    return this
  }

  async #leave(registration: BrokerRegistration): Promise<void> {
    if (!this.#config.boolean('controlled.shutdown.enable')) registration.stop()
    else if (!(await registration.shutDown(controlledShutdownMs)))
      this.#options.log.write('warn', 'the controller did not let this broker go in time: it stops nevertheless')
  }

  #openDirectories(): LogEngine {
    const engine = lockDirectories(this.#config)
    this.#engine = engine
    this.clusterId = identify(engine, this.#config, this.#listeners)
    this.directories = engine.directories().map(({ path }) => path)
    return engine
  }

  #tick(controller: Controller): void {
    const tick = setInterval(() => {
      for (const fenced of controller.tick()) fenced.catch(() => undefined)
    }, controllerTickMs)
    this.#ends.push(() => clearInterval(tick))
  }

  #warn(warnings: readonly string[]): void {
    for (const warning of warnings) this.#options.log.write('warn', warning)
  }

  /** The controller hears of it at once; without any directory left there is nothing to go on with (KIP-112). */
  #directoryFailed(index: number): void {
    const { log, onFatal } = this.#options
    const directories = this.#engine?.directories() ?? []
    const failed = directories[index]
    log.write('error', `log directory ${failed?.path} failed, its partitions are offline: ${failed?.failure}`)
    if (directories.every(({ failure }) => failure !== '')) onFatal('every log directory has failed')
    else this.#registration?.beatNow()
  }
}
