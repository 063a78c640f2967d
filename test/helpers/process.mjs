// A broker in a process of its own, as users run it: dist/main.js on free loopback ports with a temporary directory.
// For tests that kill it, measure it or drive it with other people's programs.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** A second is plenty, but for a machine that runs twenty other things. */
const startWithinMs = 60_000

/** A loopback port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** ApiVersions v0, correlation id 7, client id "start": the smallest question any broker answers. */
const question = Buffer.concat([Buffer.from('0000000f00120000000000070005', 'hex'), Buffer.from('start')])

function ask(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(question))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('closed without an answer')))
    socket.once('data', (answer) => {
      socket.destroy()
      resolve(answer)
    })
  })
}

/** Resolves when the broker on `port` has answered; rejects after `withinMs`, or when `gone()` says why it never will. */
export async function firstAnswer(port, withinMs = 20_000, gone = () => undefined) {
  const start = performance.now()
  for (;;) {
    try {
      const answer = await ask(port)
      if (answer.readInt32BE(4) !== 7 || answer.readInt16BE(8) !== 0)
        throw new Error(`answered ${answer.toString('hex')}`)
      return performance.now() - start
    } catch (error) {
      const reason = gone()
      if (reason !== undefined) throw new Error(`the broker is gone: ${reason}`)
      if (performance.now() - start > withinMs) throw error
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

/**
 * Starts a broker and waits for its first answer.
 * @param {{ folder?: string, port?: number, overrides?: Record<string, string>, quiet?: boolean, program?: string, nodeFlags?: string[] }} options
 *   `folder`: its data directory, kept at the end; without it a temporary one that `stop` removes. `program`: another main.js.
 */
export async function startOttla({ folder, port, overrides = {}, quiet = true, program = main, nodeFlags = [] } = {}) {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'ottla-data-'))
  const brokerPort = port ?? (await freePort())
  // The system may offer a port again as soon as it is given back.
  let controllerPort = await freePort()
  while (controllerPort === brokerPort) controllerPort = await freePort()
  const settings = {
    listeners: `PLAINTEXT://127.0.0.1:${brokerPort},CONTROLLER://127.0.0.1:${controllerPort}`,
    'log.dirs': data,
    ...overrides
  }
  const args = Object.entries(settings).flatMap(([key, value]) => ['--override', `${key}=${value}`])
  const started = performance.now()
  const child = spawn(process.execPath, [...nodeFlags, program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000)
      if (!quiet) process.stderr.write(chunk)
    })
  }
  let end
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      end = { code, signal }
      resolve(end)
    })
  })
  try {
    await firstAnswer(brokerPort, startWithinMs, () =>
      end === undefined ? undefined : `${JSON.stringify(end)}\n${output}`
    )
  } catch (error) {
    child.kill('SIGKILL') // nobody will stop it later: the caller has no handle
    await exited
    throw error
  }
  return {
    child,
    folder: data,
    port: brokerPort,
    bootstrap: `127.0.0.1:${brokerPort}`,
    startMs: performance.now() - started,
    exited,
    output: () => output,
    /** kill -9: nothing is flushed, nothing is marked. */
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    /** SIGTERM, and the exit code it ends with. */
    async stop() {
      child.kill('SIGTERM')
      const { code } = await exited
      if (folder === undefined) rmSync(data, { recursive: true, force: true })
      return code
    }
  }
}
