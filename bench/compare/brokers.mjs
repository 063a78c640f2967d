// The brokers that are compared, started alike: empty directory, loopback, one node, their own defaults.

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstAnswer, freePort, startOttla } from '../../test/helpers/process.mjs'

const ticksPerSecond = Number(spawnSync('getconf', ['CLK_TCK']).stdout?.toString() || 100)

/** CPU seconds, user and system, of all threads of a process. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Resident memory in MiB: now, and at its highest. */
export function memoryMiB(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1])
  return { now: kib('VmRSS') / 1024, peak: kib('VmHWM') / 1024 }
}

export async function ottla() {
  const broker = await startOttla({ overrides: { 'auto.create.topics.enable': 'false' } })
  return {
    name: 'ottla',
    bootstrap: broker.bootstrap,
    pid: broker.child.pid,
    startMs: broker.startMs,
    stop: broker.stop
  }
}

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

/** Apache Kafka from the jars in `libs`, with the JVM flags its own start script gives. */
export async function apacheKafka(libs) {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-data-'))
  const [port, controllerPort] = [await freePort(), await freePort()]
  const properties = join(folder, 'server.properties')
  writeFileSync(
    properties,
    [
      'process.roles=broker,controller',
      'node.id=1',
      `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
      `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
      'controller.listener.names=CONTROLLER',
      'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      `log.dirs=${join(folder, 'data')}`,
      'num.network.threads=3',
      'num.io.threads=8',
      'offsets.topic.replication.factor=1',
      'transaction.state.log.replication.factor=1',
      'transaction.state.log.min.isr=1',
      'auto.create.topics.enable=false'
    ].join('\n')
  )
  const java = (flags, main, ...args) => [...flags, '-cp', `${libs}/*`, main, ...args]
  const formatted = spawnSync(
    'java',
    java([], 'kafka.tools.StorageTool', 'format', '-t', 'b3R0bGEtYmVuY2gtMDAwMQ', '-c', properties)
  )
  if (formatted.status !== 0) throw new Error(`kafka-storage format: ${formatted.stderr}`)
  const started = performance.now()
  const child = spawn('java', java(brokerJvm, 'kafka.Kafka', properties), { stdio: 'ignore' })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  let gone
  exited.then((code) => {
    gone = `exit code ${code}`
  })
  await firstAnswer(port, 60_000, () => gone)
  return {
    name: 'kafka',
    bootstrap: `127.0.0.1:${port}`,
    pid: child.pid,
    startMs: performance.now() - started,
    async stop() {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
