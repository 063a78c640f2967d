// The two ways to have a broker: a thread of this process, or a child. Either is one program (embedded.js) and a channel.

import { fork } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import type { EmbeddedOptions, FromBroker, ToBroker } from './messages.ts'

export interface Carrier {
  send(message: ToBroker): void
  /** Resolves when nothing of it is left. */
  end(): Promise<void>
}

export interface CarrierEvents {
  received(message: FromBroker): void
  /** It ended, told to or not. */
  ended(reason: string): void
}

const program = new URL('../embedded.js', import.meta.url)
/** A child that was told to stop and does not is killed after this long. */
const killAfterMs = 10_000

/** The flags of this process (a test runner's, say) are not the broker's. */
const execArgv: string[] = []

export function threadCarrier(options: EmbeddedOptions, { received, ended }: CarrierEvents): Carrier {
  const worker = new Worker(program, { workerData: options, execArgv, name: 'ottla' })
  worker.on('message', received)
  worker.on('error', (failure) => ended(String(failure.stack ?? failure)))
  worker.on('exit', (code) => ended(`its thread ended with code ${code}`))
  return {
    send: (message) => worker.postMessage(message),
    end: async () => {
      await worker.terminate()
    }
  }
}

export function childCarrier(options: EmbeddedOptions, { received, ended }: CarrierEvents): Carrier {
  const child = fork(program, [JSON.stringify(options)], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended(`its process ended with ${signal ?? `code ${code}`}`)
      resolve()
    })
  })
  child.on('error', (failure) => ended(String(failure)))
  child.on('message', (message) => received(message as FromBroker))
  return {
    send: (message) => {
      if (child.connected) child.send(message)
    },
    end: async () => {
      // It stops by itself when nobody is at the other end.
      if (child.connected) child.disconnect()
      const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      await gone
      clearTimeout(timer)
    }
  }
}
