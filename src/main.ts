// The broker as a program: command line, configuration file, signals. Everything else is composed in broker.ts.

import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { loadConfig } from '#config/load.js'
import { parseArguments } from '#runtime/arguments.js'
import { lowerHelperThreads } from '#runtime/helper-threads.js'
import { LazyLogger } from '#runtime/lazy-logger.js'
import type { Level } from '#runtime/logger.js'
import { boot } from './boot.ts'
import type { Broker } from './broker.ts'

const failed = 1
/** Clients that waited for the port connect at once, and this thread accepts: the log's library, dear to load, comes after. */
const firstAnswersMs = 50
const log = new LazyLogger('info', process.stdout.isTTY === true, process.stdout)

/** Without the clean mark: what is on disk is as a crash leaves it, and the next start recovers. */
function die(reason: string): void {
  log.write('fatal', reason)
  log.open().finally(() => process.exit(failed))
}

function banner(broker: Broker): string {
  const addresses = broker.addresses.map(({ name, host, port }) => `${name}://${host}:${port}`).join(', ')
  const took = Math.round(performance.now())
  return `Ottla serves ${addresses}; data in ${broker.directories.join(', ')}${broker.adminUrl === undefined ? '' : `; health and metrics at ${broker.adminUrl}`}; node ${broker.nodeId} of cluster ${broker.clusterId}, ${broker.shards} shards, started in ${took} ms`
}

async function start(): Promise<Broker> {
  lowerHelperThreads()
  const { file, overrides } = parseArguments(process.argv.slice(2))
  const text = file === undefined ? undefined : readFileSync(file, 'utf8')
  const loaded = loadConfig({ file, text, overrides, hostname: hostname() })
  log.setLevel(loaded.config.string('ottla.log.level') as Level)
  return boot({ loaded, worker: new URL('./worker.js', import.meta.url), log, onFatal: die })
}

async function run(): Promise<void> {
  const broker = await start()
  log.write('info', banner(broker))
  setTimeout(() => void log.open(), firstAnswersMs)
  const stop = (signal: string): void => {
    log.write('info', `${signal}: stopping`)
    broker.stop().then(
      () => {
        log.write('info', 'stopped')
        return log.open().finally(() => process.exit(0))
      },
      (failure: unknown) => die(`stopping failed: ${failure instanceof Error ? failure.stack : failure}`)
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

process.on('uncaughtException', (failure) => die(failure.stack ?? String(failure)))
process.on('unhandledRejection', (failure) => die(failure instanceof Error ? (failure.stack ?? '') : String(failure)))
run().catch((failure: unknown) => die(failure instanceof Error ? failure.message : String(failure)))
