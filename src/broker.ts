// Composition root of a node: the main thread. It owns the configuration, the log directories, the metadata log and the
// controller; its shards own connections and partitions.
//
//   start   threads begin to load | .lock | metadata | recovery | shards serve | registration | listeners
//   stop    listeners | controlled shutdown | waiting fetches answered, sends drained | shards end | flush, clean mark

import { join, resolve } from 'node:path'
import { Admin } from '#admin/admin.js'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Endpoint, Listeners } from '#config/listeners.js'
import type { Loaded } from '#config/load.js'
import { Controller } from '#controller/controller.js'
import { ControllerApi } from '#controller/controller-api.js'
import { ProducerIds } from '#controller/producer-ids.js'
import { untilActive } from '#controller/until-active.js'
import type { ControllerCalls } from '#handlers/controller-over-calls.js'
import { quorumAnswer } from '#handlers/quorum-answer.js'
import { type LoadReport, LogEngine, MailKind } from '#log/log-engine.js'
import { LogWaits } from '#log/log-waits.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { toRecords } from '#metadata/image/to-records.js'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import { loadTransport } from '#native/transport-binding.js'
import { Acceptor } from '#network/listener.js'
import { Transport } from '#network/transport.js'
import type { CreateTopicsRequest } from '#protocol/generated/create-topics-request.js'
import type { CreateTopicsResponse } from '#protocol/generated/create-topics-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { metadataFolder, readBootstrapRecords } from '#quorum/format.js'
import { bootstrapOf, staticVoters } from '#quorum/from-config.js'
import { metadataLogConfig, NativeLogStore } from '#quorum/native-log-store.js'
import { formatOwnMetadata, ownVoter } from '#quorum/own-voter.js'
import { Quorum } from '#quorum/quorum.js'
import type { AssignedDirectory } from '#replica/directory-assignments.js'
import { engineSettings, logSettings, logSettingsOfAll } from '#replica/log-settings.js'
import { BrokerRegistration } from '#replica/registration.js'
import { systemClock } from '#runtime/clock.js'
import type { Logger } from '#runtime/logger.js'
import { systemRandom } from '#runtime/random.js'
import { systemTimers } from '#runtime/timers.js'
import { MetadataRelay } from '#shard/metadata-relay.js'
import type { CallTableInTheMaking, ShardHost } from '#shard/shard-host.js'

const publicationMinMs = 1000
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
    const admin = await Admin.open(this.#config, (message) => this.#options.log.write('warn', message))
    this.adminUrl = admin?.url
    this.#ends.push(() => admin?.close())
    const engine = this.#openDirectories()
    const waits = new LogWaits()
    const { acceptor, transport } = this.#openDoor(waits)
    const begun = this.#host.begin({
      kind: 'begin',
      engine: engine.handle,
      dealer: acceptor.dealer,
      clusterId: this.clusterId
    })
    const relay = new MetadataRelay(this.clusterId, this.#host)
    const { quorum, controller, api } = this.#metadata(engine, waits, relay)
    calls.assignReplicasToDirs = async (directories: AssignedDirectory[]) => {
      const brokerEpoch = this.#registration?.brokerEpoch ?? -1
      const answer = await api.assignReplicasToDirs({ brokerId: this.nodeId, brokerEpoch, directories })
      return answer.errorCode ?? ErrorCode.NONE
    }
    await untilActive(controller, leadershipWaitMs)
    const report = this.#loadLogs(engine, relay.image)
    relay.caughtUp()
    await begun
    const tick = setInterval(() => {
      for (const fenced of controller.tick()) fenced.catch(() => undefined)
    }, controllerTickMs)
    this.#ends.push(() => clearInterval(tick))
    const ports = this.#served.some(({ port }) => port === 0) ? acceptor.listen() : undefined
    this.addresses = this.#advertise(ports)
    const registration = this.#registrationWith(api, relay, engine, report)
    Object.assign(calls, this.#calls(api, registration, quorum))
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
      if (cut > 0) this.#options.log.write('warn', `${cut} connections did not take their answers in time and were cut`)
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
      requestMemoryBytes: () => transport.requestMemoryBytes
    })
    return this
  }

  async #leave(registration: BrokerRegistration): Promise<void> {
    if (!this.#config.boolean('controlled.shutdown.enable')) registration.stop()
    else if (!(await registration.shutDown(controlledShutdownMs)))
      this.#options.log.write('warn', 'the controller did not let this broker go in time: it stops nevertheless')
  }

  #openDirectories(): LogEngine {
    const config = this.#config
    const directories = config.logDirs.map((path) => resolve(path))
    const engine = LogEngine.open(engineSettings(config, directories), logSettings(config, new Map()))
    this.#engine = engine
    const known = engine.identity()
    this.clusterId = known?.clusterId ?? systemRandom.uuid()
    if (known !== undefined && known.nodeId !== this.nodeId)
      throw new Error(`log.dirs belongs to node ${known.nodeId}, but node.id is ${this.nodeId}`)
    engine.format(this.clusterId, this.nodeId)
    if (known === undefined) formatOwnMetadata(engine, config, this.#listeners, Date.now())
    engine.watchDirectories()
    this.directories = engine.directories().map(({ path }) => path)
    return engine
  }

  /** With what the metadata says of their topics: recovery takes a hole for a loss only where no clean can have made it. */
  #loadLogs(engine: LogEngine, image: MetadataImage): LoadReport {
    const config = this.#config.withDynamic(image.configs.clusterDefault(), image.configs.broker(this.nodeId))
    const report = engine.load(logSettingsOfAll(config, image))
    this.#warn(report.warnings)
    engine.start()
    return report
  }

  #metadata(
    engine: LogEngine,
    waits: LogWaits,
    relay: MetadataRelay
  ): { quorum: Quorum; controller: Controller; api: ControllerApi } {
    const config = this.#config
    const { directory, index, key } = ownVoter(engine, config)
    const settings = metadataLogConfig(
      config.number('metadata.log.segment.bytes'),
      config.number('metadata.log.segment.ms')
    )
    const quorum = new Quorum({
      folder: join(directory, metadataFolder),
      store: new NativeLogStore(engine.openMetadataLog(settings, index), this.nodeId, Date.now, waits),
      self: key,
      endpoints: this.#listeners.advertisedControllers,
      staticVoters: staticVoters(config),
      bootstrapServers: config.list('controller.quorum.bootstrap.servers').length,
      clock: systemClock,
      timers: systemTimers,
      random: systemRandom,
      snapshotRecords: () => (relay.inTransaction ? null : toRecords(relay.image)),
      onFault: (failure) => this.#options.onFatal(`the metadata log failed: ${String(failure)}`)
    })
    let epoch = -1
    const controller = new Controller({
      nodeId: this.nodeId,
      config,
      appender: {
        get nextOffset() {
          return quorum.nextOffset
        },
        append: async (records) => {
          const { lastOffset } = quorum.prepareAppend(epoch, records)
          await quorum.committed(lastOffset, epoch)
          return lastOffset
        }
      },
      luck: systemRandom,
      nowMs: Date.now,
      published: async (offset, timeoutMs) => {
        await relay.published(offset, Math.max(publicationMinMs, timeoutMs))
      },
      bootstrap: bootstrapOf(readBootstrapRecords(directory))
    })
    quorum.addListener({
      onSnapshot: ({ id, records }) => relay.snapshot(records, id.offset - 1, id.epoch),
      onCommit: (batch) => relay.commit(batch),
      onLeadership: (leadership) => {
        epoch = leadership.epoch
        if (leadership.leaderId !== this.nodeId) {
          controller.resign()
          return
        }
        controller.becomeLeader(relay.image, epoch)
        // Our last life is over for certain (we hold its directories): registering need not wait for its session to end.
        if (!this.#registered) controller.sessions.forget(this.nodeId)
      }
    })
    quorum.start()
    return {
      quorum,
      controller,
      api: new ControllerApi(controller, Date.now, config.number('broker.session.timeout.ms'))
    }
  }

  /** This thread accepts; the shards serve. */
  #openDoor(waits: LogWaits): { acceptor: Acceptor; transport: Transport } {
    const native = loadTransport()
    const { log } = this.#options
    const config = this.#config
    const transport = new Transport({
      native,
      dispatch: { request: () => undefined, connected: () => undefined, disconnected: () => undefined },
      listeners: this.#served,
      log: {
        info: (fields, message) => log.write('info', message, { ...fields }),
        debug: (fields, message) => log.write('debug', message, { ...fields })
      },
      onEvent: (kind, a, b) => {
        if (kind === MailKind.directoryOffline) this.#directoryFailed(a)
        else if (kind === MailKind.engineWarning) this.#warn(this.#engine?.takeWarnings() ?? [])
        else waits.onMail(kind, a, b)
      }
    })
    const acceptor = new Acceptor(native, {
      listeners: this.#served.map((listener) => ({
        ...listener,
        interBroker: listener.name === this.#listeners.interBroker
      })),
      connectionsMax: config.number('max.connections'),
      connectionsPerIpMax: config.number('max.connections.per.ip'),
      backlog: config.number('socket.listen.backlog.size')
    })
    transport.join(acceptor.dealer, false)
    return { acceptor, transport }
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

  /** Advertised addresses; a listener on port 0 is known by the port it got. */
  #advertise(ports: readonly number[] | undefined): Endpoint[] {
    return this.#listeners.advertised.map((endpoint) => {
      const at = this.#served.findIndex(({ name }) => name === endpoint.name)
      return { ...endpoint, port: endpoint.port === 0 ? (ports?.[at] ?? 0) : endpoint.port }
    })
  }

  #registrationWith(
    api: ControllerApi,
    relay: MetadataRelay,
    engine: LogEngine,
    report: LoadReport
  ): BrokerRegistration {
    return new BrokerRegistration({
      controller: api,
      config: this.#config,
      clusterId: this.clusterId,
      incarnationId: systemRandom.uuid(),
      advertised: this.addresses,
      // One that could not be opened has no id that anybody knows.
      directories: engine.directories().flatMap(({ directoryId: id }) => (id === '' ? [] : [asUuid(id)])),
      offlineDirectories: () =>
        engine
          .directories()
          .flatMap(({ directoryId: id, failure }) => (id === '' || failure === '' ? [] : [asUuid(id)])),
      previousBrokerEpoch: report.brokerEpoch,
      publishedOffset: () => relay.publishedOffset,
      report: (message) => this.#options.log.write('warn', message)
    })
  }

  #calls(api: ControllerApi, registration: BrokerRegistration, quorum: Quorum): ControllerCalls {
    const producerIds = new ProducerIds(() =>
      api.allocateProducerIds({ brokerId: this.nodeId, brokerEpoch: registration.brokerEpoch })
    )
    return {
      createTopics: (request) => api.createTopics(request),
      deleteTopics: (request) => api.deleteTopics(request),
      createPartitions: (request) => api.createPartitions(request),
      alterConfigs: (request) => api.alterConfigs(request),
      incrementalAlterConfigs: (request) => api.incrementalAlterConfigs(request),
      updateFeatures: ({ request, version }) => api.updateFeatures(request, version),
      describeQuorum: async () => quorumAnswer(quorum.describe()),
      nextProducerId: () => producerIds.next()
    }
  }
}
