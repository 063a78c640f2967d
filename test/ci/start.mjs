// Starts the broker as a newcomer does and waits for its first answer: an ApiVersions request over a plain socket.
// Ends it with SIGTERM and requires a clean exit. Prints what it measured.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const deadlineMs = 20_000

/** ApiVersions v0, correlation id 7, client id "start". */
const request = Buffer.from(
  '0000000f' + '0012' + '0000' + '00000007' + '0005' + Buffer.from('start').toString('hex'),
  'hex'
)

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function ask(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.once('error', reject)
    socket.once('data', (answer) => {
      socket.destroy()
      resolve(answer)
    })
    socket.once('close', () => reject(new Error('closed without an answer')))
  })
}

async function firstAnswer(port, started) {
  for (;;) {
    try {
      const answer = await ask(port)
      if (answer.readInt32BE(4) !== 7 || answer.readInt16BE(8) !== 0)
        throw new Error(`not an ApiVersions answer: ${answer.toString('hex')}`)
      return performance.now() - started
    } catch (error) {
      if (performance.now() - started > deadlineMs) throw error
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'ottla-start-'))
const [port, controllerPort] = [await freePort(), await freePort()]
const started = performance.now()
const broker = spawn(
  process.execPath,
  [
    main,
    '--override',
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    '--override',
    `log.dirs=${folder}`
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] }
)
const exited = new Promise((resolve) => broker.once('exit', (code, signal) => resolve({ code, signal })))

try {
  const ms = await firstAnswer(port, started)
  broker.kill('SIGTERM')
  const { code, signal } = await exited
  console.log(`first answer after ${ms.toFixed(0)} ms; SIGTERM: ${signal ?? `exit code ${code}`}`)
  if (code !== 0) process.exitCode = 1
} finally {
  broker.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
