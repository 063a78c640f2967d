// Composition root of a shard: one thread with its own event loop, sockets, handlers and owned partitions.
//
// It starts before the log directories are open (loading code meanwhile), begins to serve when main says so, and ends in
// order when main says so. An error nobody caught ends the thread, and with it the process.

import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { BrokenInvariant, invariant } from '#base/invariant.js'
import { BrokerConfig } from '#config/broker-config.js'
import { GroupMachine } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import { groupSettings } from '#coordinator/group-settings.js'
import { Coordinators } from '#coordinator/runtime/coordinators.js'
import { NativeCoordinatorLog } from '#coordinator/runtime/native-log.js'
import type { GroupCoordinators, NodeContext } from '#handlers/context.js'
import { controllerApis } from '#handlers/controller-listener.js'
import { controllerOver } from '#handlers/controller-over-calls.js'
import { Dispatcher } from '#handlers/dispatch.js'
import { answerWaitingFetches } from '#handlers/fetch-in-progress.js'
import { ForwardedRequest } from '#handlers/forwarding.js'
import { apis } from '#handlers/index.js'
import { offsetsTopic } from '#handlers/internal-topics.js'
import { observeGroups } from '#handlers/observe-groups.js'
import { LogEngine } from '#log/log-engine.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { ShardMeters } from '#metrics/shard-meters.js'
import { asUuid } from '#model/uuid.js'
import { loadTransport } from '#native/transport-binding.js'
import type { Dispatch } from '#network/dispatch.js'
import { Transport } from '#network/transport.js'
import { DirectoryAssignments } from '#replica/directory-assignments.js'
import { FetchSessionCache } from '#replica/fetch-session.js'
import { LocalLogs } from '#replica/local-logs.js'
import { logSettings } from '#replica/log-settings.js'
import { ReplicaManager } from '#replica/replica-manager.js'
import { systemClock } from '#runtime/clock.js'
import { systemTimers } from '#runtime/timers.js'
import { Caller } from '#shard/calls.js'
import { ImageFeed, type ImageFollower } from '#shard/image-feed.js'
import { Mailbox } from '#shard/mailbox.js'
import type { BeginMessage, LogLevel, ShardData, ToMain, ToShard } from '#shard/messages.js'

const sessionEvictionMs = 120_000
/** Produce, Fetch, Metadata, ApiVersions: what the first client asks for. */
const warmKeys: readonly number[] = [18, 3, 0, 1]

const port = parentPort
invariant(port !== null, 'a shard runs in a worker thread')
const data = workerData as ShardData
const post = (message: ToMain): void => port.postMessage(message)
const log = (level: LogLevel, message: string, fields: object = {}): void =>
  post({ kind: 'log', level, message, fields: { shard: data.shard, ...fields } })

const fileConfig = new BrokerConfig(data.file)
const caller = new Caller(post)
let running: Shard | undefined

interface Shard {
  readonly feed: ImageFeed
  readonly transport: Transport
  readonly meters: ShardMeters
  readonly groups: GroupCoordinators
}

/** The broker's configuration under the dynamic values of an image; made anew only when those changed. */
function configReader(): (image: MetadataImage) => BrokerConfig {
  let seen: MetadataImage['configs'] | undefined
  let config = fileConfig
  return (image) => {
    if (seen === image.configs) return config
    seen = image.configs
    config = fileConfig.withDynamic(image.configs.clusterDefault(), image.configs.broker(data.nodeId))
    return config
  }
}

function report(what: string, failure: unknown): void {
  log('error', `${what} failed`, { failure: failure instanceof Error ? failure.stack : String(failure) })
  if (failure instanceof BrokenInvariant)
    setImmediate(() => {
      throw failure
    })
}

function begin({ engine: handle, dealer, clusterId }: BeginMessage): Shard {
  const engine = LogEngine.attach(handle)
  const { shard, shards, nodeId, peers } = data
  const configOf = configReader()
  const assignments = new DirectoryAssignments({
    assign: (directories) => caller.call('assignReplicasToDirs', directories),
    timers: systemTimers
  })
  const replicas = new ReplicaManager({
    engine,
    nodeId,
    shard,
    shards,
    configOf,
    onPlaced: (placement) => assignments.placed(placement),
    onFailure: (topic, index, failure) => report(`the log of ${topic}-${index}`, failure),
    onStray: (topic, index) =>
      log('warn', `${topic}-${index} has no place in the metadata: its folder is kept as ${topic}-${index}.…-stray`)
  })
  const logs = new LocalLogs(engine, replicas)
  const groups = groupCoordinators(logs, () => feed.image, configOf)
  const feed: ImageFeed = new ImageFeed(clusterId, imageFollower(replicas, groups), post)
  engine.watchDirectories()
  const meters = new ShardMeters({
    topicExists: (topicId) => feed.image.topicById(asUuid(topicId)) !== undefined,
    fetchSessions: () => node.sessions,
    groups: () => observeGroups(groups)
  })
  const slots = Math.ceil(fileConfig.number('max.incremental.fetch.session.cache.slots') / shards)
  const mailbox = new Mailbox(peers, (request, sender, reply) =>
    dispatch.request(new ForwardedRequest(request, sender, Date.now(), reply))
  )
  const node: NodeContext = {
    nodeId,
    shard,
    shards,
    sendToShard: mailbox.send.bind(mailbox),
    groups,
    image: () => feed.image,
    kraftVersion: () => feed.kraftVersion,
    config: () => configOf(feed.image),
    logs,
    controller: controllerOver(caller),
    sessions: new FetchSessionCache({ slots, evictionMs: sessionEvictionMs, shard, shards }, Math.random, (waiter) =>
      logs.cancel(waiter)
    ),
    meters: meters.topics,
    permits: () => true,
    nowMs: Date.now,
    report
  }
  const dispatch = dispatcher(node, meters)
  const transport = new Transport({
    native: loadTransport(),
    dispatch,
    meter: meters,
    listeners: data.listeners,
    log: {
      info: (fields, message) => log('info', message, fields),
      debug: (fields, message) => log('debug', message, fields)
    },
    onEvent: (kind, a, b) => {
      logs.onMail(kind, a, b)
    },
    frameBytesMax: fileConfig.number('socket.request.max.bytes'),
    idleMsMax: fileConfig.number('connections.max.idle.ms'),
    ...(fileConfig.isSet('socket.send.buffer.bytes')
      ? { sendBufferBytes: fileConfig.number('socket.send.buffer.bytes') }
      : {}),
    ...(fileConfig.isSet('socket.receive.buffer.bytes')
      ? { receiveBufferBytes: fileConfig.number('socket.receive.buffer.bytes') }
      : {})
  })
  transport.join(dealer, true)
  return { feed, transport, groups, meters }
}

type ConfigOf = (image: MetadataImage) => BrokerConfig

function groupCoordinators(logs: LocalLogs, image: () => MetadataImage, configOf: ConfigOf): GroupCoordinators {
  const { shard, shards, nodeId } = data
  const settings = groupSettings(() => configOf(image()))
  return new Coordinators<GroupRecord, GroupMachine>({
    topic: offsetsTopic,
    nodeId,
    shard,
    shards,
    machine: (partition) => new GroupMachine({ settings, partition, newUuid: randomUUID }),
    log: (topic, partition) => {
      const found = logs.find(topic.id, partition)
      return found && new NativeCoordinatorLog(found, logs.waits, batchBytesMaxOf(topic.name, image, configOf))
    },
    clock: systemClock,
    timers: systemTimers,
    settings: {
      lingerMs: fileConfig.number('group.coordinator.append.linger.ms'),
      commitTimeoutMs: fileConfig.number('offsets.commit.timeout.ms'),
      loadBytesMax: fileConfig.number('offsets.load.buffer.size'),
      compression: fileConfig.number('offsets.topic.compression.codec')
    },
    topicsDeleted: (machine, topics, nowMs) => machine.topicsDeleted(topics, nowMs),
    report: (level, message, failure) => (failure === undefined ? log(level, message) : report(message, failure))
  })
}

/** max.message.bytes of a topic, looked up anew only when configuration changed. */
function batchBytesMaxOf(topic: string, image: () => MetadataImage, configOf: ConfigOf): () => number {
  let seen: MetadataImage['configs'] | undefined
  let bytesMax = 0
  return () => {
    const now = image()
    if (seen !== now.configs) {
      seen = now.configs
      bytesMax = logSettings(configOf(now), now.configs.topic(topic)).maxMessageBytes
    }
    return bytesMax
  }
}

/** Logs first, then who coordinates on them. */
function imageFollower(replicas: ReplicaManager, groups: GroupCoordinators): ImageFollower {
  return {
    apply(image, changes) {
      replicas.apply(image, changes)
      const deleted = [...changes.deletedTopics.values()]
      groups.topicsDeleted(
        deleted.map(({ name }) => name),
        image.offset
      )
    },
    publish(image) {
      replicas.publish(image)
      groups.publish(image)
    }
  }
}

function dispatcher(node: NodeContext, { connections }: ShardMeters): Dispatch {
  const clients = new Dispatcher(apis, node, connections)
  for (const key of warmKeys) clients.warm(key).catch((failure: unknown) => report(`loading handler ${key}`, failure))
  const controllers = new Dispatcher(controllerApis, node, connections)
  const isController = new Set(data.controllerListeners)
  return {
    request: (inbound) => (isController.has(inbound.connection.listener) ? controllers : clients).request(inbound),
    connected: (connection) => clients.connected(connection),
    disconnected: (connection) => clients.disconnected(connection)
  }
}

async function stop(drainMs: number): Promise<void> {
  answerWaitingFetches()
  running?.groups.close()
  const cut = (await running?.transport.stop(drainMs)) ?? 0
  caller.fail()
  post({ kind: 'stopped', cut })
}

port.on('message', (message: ToShard) => {
  switch (message.kind) {
    case 'begin':
      running = begin(message)
      post({ kind: 'ready' })
      return
    case 'apply':
      running?.feed.apply(message)
      return
    case 'publish':
      running?.feed.publish(message.offset)
      return
    case 'observe':
      post({ kind: 'observed', id: message.id, observation: message.counts ? running?.meters.observe() : undefined })
      return
    case 'stop':
      void stop(message.drainMs)
      return
    default:
      caller.receive(message)
  }
})
