// A broker as a part of somebody else's program (see src/embedding): a thread, or a child process with an IPC channel.
// Tells its starter when it is ready, creates topics for it, stops when told to or when nobody is there any more.

import { hostname } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { loadConfig } from '#config/load.js'
import type { EmbeddedOptions, FromBroker, ToBroker, TopicToCreate } from '#embedding/messages.js'
import { ErrorCode, errorName } from '#model/error-code.js'
import type { Level, Logger } from '#runtime/logger.js'
import { boot } from './boot.ts'
import type { Broker } from './broker.ts'

const createTimeoutMs = 10_000
const ranks: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']

const options = (parentPort === null ? JSON.parse(process.argv[2] ?? '{}') : workerData) as EmbeddedOptions
const post = (message: FromBroker): void => {
  if (parentPort !== null) parentPort.postMessage(message)
  else if (process.connected) process.send?.(message)
}

let least: Level = 'info'
const log: Logger = {
  write(level, message, fields = {}) {
    if (ranks.indexOf(level) >= ranks.indexOf(least)) post({ kind: 'log', level, message, fields })
  }
}

/** As after a crash: whoever started it decides what becomes of the data. */
function die(reason: string): void {
  post({ kind: 'failed', reason })
  if (parentPort === null) setImmediate(() => process.exit(1))
}

async function create(broker: Broker, topics: readonly TopicToCreate[]): Promise<string | null> {
  if (topics.length === 0) return null
  const answer = await broker.createTopics({
    topics: topics.map(({ name, partitions, configs }) => ({
      name,
      numPartitions: partitions,
      replicationFactor: 1,
      assignments: [],
      configs: Object.entries(configs).map(([key, value]) => ({ name: key, value }))
    })),
    timeoutMs: createTimeoutMs,
    validateOnly: false
  })
  const refused = (answer.topics ?? []).find(({ errorCode = 0 }) => errorCode !== ErrorCode.NONE)
  if (refused === undefined) return null
  return `topic ${refused.name}: ${errorName(refused.errorCode as ErrorCode)}${refused.errorMessage ? `, ${refused.errorMessage}` : ''}`
}

async function stop(broker: Broker): Promise<void> {
  await broker.stop()
  post({ kind: 'stopped' })
  if (parentPort === null) process.exit(0)
}

function receive(broker: Broker, message: ToBroker): void {
  if (message.kind === 'stop') stop(broker).catch((failure: unknown) => die(`stopping failed: ${String(failure)}`))
  else
    create(broker, message.topics).then(
      (error) => post({ kind: 'created', id: message.id, error }),
      (failure: unknown) => post({ kind: 'created', id: message.id, error: String(failure) })
    )
}

async function run(): Promise<void> {
  const loaded = loadConfig({ overrides: options.overrides, hostname: hostname() })
  least = loaded.config.string('ottla.log.level') as Level
  const broker = await boot({ loaded, worker: new URL('./worker.js', import.meta.url), log, onFatal: die })
  const refused = await create(broker, options.topics)
  if (refused !== null) {
    await broker.stop()
    throw new Error(refused)
  }
  if (parentPort !== null) parentPort.on('message', (message: ToBroker) => receive(broker, message))
  else {
    process.on('message', (message) => receive(broker, message as ToBroker))
    process.once('disconnect', () => void stop(broker))
    // A terminal's Ctrl-C reaches the whole group: the starter closes its broker, or goes, and then this one does.
    process.on('SIGINT', () => undefined)
  }
  const { clusterId, adminUrl, addresses } = broker
  const { host = '', port = 0 } = addresses[0] ?? {}
  post({ kind: 'ready', host, port, clusterId, adminUrl: adminUrl ?? null })
}

process.on('uncaughtException', (failure) => die(failure.stack ?? String(failure)))
process.on('unhandledRejection', (failure) => die(failure instanceof Error ? (failure.stack ?? '') : String(failure)))
run().catch((failure: unknown) => die(failure instanceof Error ? failure.message : String(failure)))
