// Apache Kafka as one node: its own defaults, the JVM flags of its own start script, an empty directory or one it left.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstAnswer, freePort } from '../../test/helpers/process.mjs'

const brokerJvm = [
  '-Xmx1G',
  '-Xms1G',
  '-server',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35',
  '-XX:+ExplicitGCInvokesConcurrent',
  '-Djava.awt.headless=true'
]

const java = (libs, flags, main, ...args) => [...flags, '-cp', `${libs}/*`, main, ...args]

function configure(folder, port, controllerPort, overrides) {
  const file = join(folder, 'server.properties')
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'num.network.threads': '3',
    'num.io.threads': '8',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'auto.create.topics.enable': 'false',
    ...overrides
  }
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/**
 * @param {string} libs the folder with its jars
 * @param {{ folder?: string, overrides?: Record<string, string> }} options `folder`: kept at the end
 */
export async function startKafka(libs, { folder, overrides = {} } = {}) {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'kafka-data-'))
  mkdirSync(home, { recursive: true })
  const [port, controllerPort] = [await freePort(), await freePort()]
  const properties = configure(home, port, controllerPort, overrides)
  if (!existsSync(join(home, 'data', 'meta.properties'))) {
    const format = java(libs, [], 'kafka.tools.StorageTool', 'format', '-t', 'b3R0bGEtYmVuY2gtMDAwMQ', '-c', properties)
    const formatted = spawnSync('java', format)
    if (formatted.status !== 0) throw new Error(`kafka-storage format: ${formatted.stderr ?? formatted.error}`)
  }
  const started = performance.now()
  const child = spawn('java', java(libs, brokerJvm, 'kafka.Kafka', properties), { stdio: 'ignore' })
  let end
  const exited = new Promise((resolve) => child.once('exit', resolve))
  exited.then((code) => {
    end = `exit code ${code}`
  })
  await firstAnswer(port, 120_000, () => end)
  const leave = async (signal) => {
    child.kill(signal)
    await exited
  }
  return {
    port,
    child,
    folder: home,
    data: join(home, 'data'),
    startMs: performance.now() - started,
    kill: () => leave('SIGKILL'),
    async stop() {
      await leave('SIGTERM')
      if (folder === undefined) rmSync(home, { recursive: true, force: true })
    }
  }
}
