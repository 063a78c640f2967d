// Composition root of a shard: one thread with its own event loop, sockets, handlers and owned partitions.
//
// It starts before the log directories are open (loading code meanwhile), begins to serve when main says so, and ends in
// order when main says so. An error nobody caught ends the thread, and with it the process.

import { parentPort, workerData } from 'node:worker_threads'
import { BrokenInvariant, invariant } from '#base/invariant.js'
import { BrokerConfig } from '#config/broker-config.js'
import type { NodeContext } from '#handlers/context.js'
import { controllerOver } from '#handlers/controller-over-calls.js'
import { Dispatcher } from '#handlers/dispatch.js'
import { answerWaitingFetches } from '#handlers/fetch-in-progress.js'
import { apis } from '#handlers/index.js'
import { LogEngine } from '#log/log-engine.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { ShardMeters } from '#metrics/shard-meters.js'
import { asUuid } from '#model/uuid.js'
import { loadTransport } from '#native/transport-binding.js'
import { Transport } from '#network/transport.js'
import { FetchSessionCache } from '#replica/fetch-session.js'
import { LocalLogs } from '#replica/local-logs.js'
import { ReplicaManager } from '#replica/replica-manager.js'
import { Caller } from '#shard/calls.js'
import { ImageFeed } from '#shard/image-feed.js'
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
  const { shard, shards, nodeId } = data
  const configOf = configReader()
  const replicas = new ReplicaManager({
    engine,
    nodeId,
    shard,
    shards,
    configOf,
    onFailure: (topic, index, failure) => report(`the log of ${topic}-${index}`, failure),
    onStray: (topic, index) =>
      log('warn', `${topic}-${index} has no place in the metadata: its folder is kept as ${topic}-${index}.…-stray`)
  })
  const feed = new ImageFeed(clusterId, replicas, post)
  const logs = new LocalLogs(engine, replicas)
  engine.watchDirectories()
  const meters = new ShardMeters({
    topicExists: (topicId) => feed.image.topicById(asUuid(topicId)) !== undefined,
    fetchSessions: () => node.sessions
  })
  const slots = Math.ceil(fileConfig.number('max.incremental.fetch.session.cache.slots') / shards)
  const node: NodeContext = {
    nodeId,
    image: () => feed.image,
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
  const transport = new Transport({
    native: loadTransport(),
    dispatch: dispatcher(node, meters),
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
    ...(fileConfig.isSet('socket.receive.buffer.bytes')
      ? { receiveBufferBytes: fileConfig.number('socket.receive.buffer.bytes') }
      : {})
  })
  transport.join(dealer, true)
  return { feed, transport, meters }
}

function dispatcher(node: NodeContext, { connections }: ShardMeters): Dispatcher {
  const made = new Dispatcher(apis, node, connections)
  for (const key of warmKeys) made.warm(key).catch((failure: unknown) => report(`loading handler ${key}`, failure))
  return made
}

async function stop(drainMs: number): Promise<void> {
  answerWaitingFetches()
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
