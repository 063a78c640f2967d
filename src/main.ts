// The broker as a program: command line, configuration file, signals. Everything else is composed in broker.ts.

import { readFileSync } from 'node:fs'
import { parseArguments } from '#runtime/arguments.js'
import { createLogger } from '#runtime/logger.js'
import { type Broker, startBroker } from './broker.ts'

const failed = 1
const log = createLogger('info', process.stdout.isTTY === true, process.stdout)

/** Without the clean mark: what is on disk is as a crash leaves it, and the next start recovers. */
function die(reason: string): never {
  log.write('fatal', reason)
  process.exit(failed)
}

function banner(broker: Broker): string {
  const addresses = broker.addresses.map(({ name, host, port }) => `${name}://${host}:${port}`).join(', ')
  const took = Math.round(performance.now())
  return `Ottla serves ${addresses}; data in ${broker.directories.join(', ')}; node ${broker.nodeId} of cluster ${broker.clusterId}, ${broker.shards} shards, started in ${took} ms`
}

async function run(): Promise<void> {
  const { file, overrides } = parseArguments(process.argv.slice(2))
  const broker = await startBroker({
    file: file === undefined ? undefined : { name: file, text: readFileSync(file, 'utf8') },
    overrides,
    log,
    onFatal: die
  })
  log.write('info', banner(broker))
  const stop = (signal: string): void => {
    log.write('info', `${signal}: stopping`)
    broker.stop().then(
      () => {
        log.write('info', 'stopped')
        process.exit(0)
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
