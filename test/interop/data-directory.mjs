// The exchange of data-directory.sh. usage: data-directory.mjs KAFKA_LIBS

import { execFile, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort, startOttla } from '../helpers/process.mjs'

const [libs = ''] = process.argv.slice(2)
const here = fileURLToPath(new URL('.', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'ottla-directory-'))
const clusterId = 'aW50ZXJvcC1pbnRlcm9wIQ'
const [port, controllerPort] = [await freePort(), await freePort()]
const bootstrap = `127.0.0.1:${port}`
const jvm = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx512m']
/** What Apache says when files are not as it left them; its own start after a kill says none of it either. */
const complaints =
  /\] (ERROR|FATAL) |\] WARN .*(corrupt|sanity|rebuil|invalid|unexpected|truncat|inconsistent|not find)|InconsistentTopicId|stray/i

const settings = {
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'controller.listener.names': 'CONTROLLER',
  'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  'log.dirs': `${join(work, 'd1')},${join(work, 'd2')}`,
  'offsets.topic.replication.factor': '1'
}
const properties = join(work, 'server.properties')

let failed = 0
function check(name, good, ...why) {
  console.log(`${good ? 'ok' : 'FAIL'} ${name}`)
  if (good) return
  failed = 1
  for (const line of why) console.log(line)
}

function prepare() {
  const text = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`)
  writeFileSync(properties, text.join(''))
  const compiled = spawnSync('javac', ['-cp', `${libs}/*`, '-d', work, join(here, 'programs/Directory.java')])
  if (compiled.status !== 0) throw new Error(`javac: ${compiled.stderr}`)
  const format = ['kafka.tools.StorageTool', 'format', '--standalone', '-t', clusterId, '-c', properties]
  const formatted = spawnSync('java', [...jvm, '-cp', `${libs}/*`, ...format])
  if (formatted.status !== 0) throw new Error(`kafka-storage format: ${formatted.stdout}${formatted.stderr}`)
}

/** A configuration of its own, because the jars bring different ones: the server says all, the client nothing. */
function logging(level) {
  const path = join(work, `log4j2-${level}.properties`)
  const lines = [
    'appender.out.type=Console',
    'appender.out.name=out',
    'appender.out.layout.type=PatternLayout',
    'appender.out.layout.pattern=[%d] %p %m (%c)%n',
    `rootLogger.level=${level}`,
    'rootLogger.appenderRef.out.ref=out'
  ]
  writeFileSync(path, lines.join('\n'))
  return `-Dlog4j2.configurationFile=${path}`
}

async function java(...steps) {
  const args = [...jvm, logging('OFF'), '-cp', `${work}:${libs}/*`, 'Directory', bootstrap, ...steps]
  const { stdout } = await promisify(execFile)('java', args, { maxBuffer: 1 << 24 })
  return stdout
}

/** `read` steps print a block each; the program's output is cut at the topic it begins with. */
function blocks(output, first) {
  return output.split(new RegExp(`^(?=${first} )`, 'm')).filter((block) => block !== '')
}

/** Told by its log that it serves: its port may be another broker's. */
async function apache(name = '', file = properties) {
  const args = [...jvm, logging('INFO'), '-cp', `${libs}/*`, 'kafka.Kafka', file]
  const child = spawn('java', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      log += chunk
    })
  let gone
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      gone = `exit ${code} ${signal}`
      resolve(code)
    })
  })
  const line = new Promise((resolve) => child.stdout.on('data', () => /Kafka Server started/.test(log) && resolve()))
  await Promise.race([line, exited])
  const wrong = () => log.split('\n').filter((each) => /ERROR|FATAL|Exception/.test(each))
  if (gone !== undefined) throw new Error(`${gone}\n${wrong().join('\n')}`)
  return {
    /** After an orderly stop the one before is fenced; after a kill its session has to end first, as with Apache's own. */
    waitedForSession: /DUPLICATE_BROKER_REGISTRATION/.test(log),
    async end(signal) {
      child.kill(signal)
      await exited
      const found = log.split('\n').filter((line) => complaints.test(line))
      const loaded = /Loaded \d+ logs/.exec(log)?.[0] ?? 'no line about loaded logs'
      check(
        `${name}: Apache's log does not complain (${loaded})`,
        found.length === 0 && loaded.startsWith('Loaded'),
        ...found.slice(0, 20)
      )
    }
  }
}

function ottla(at = port) {
  const listeners = settings.listeners.replace(`:${port},`, `:${at},`)
  const soon = { 'log.initial.task.delay.ms': '500', 'log.flush.start.offset.checkpoint.interval.ms': '500' }
  return startOttla({
    folder: work,
    port: at,
    overrides: { ...settings, ...soon, listeners, 'advertised.listeners': listeners }
  })
}

/** `start` must fail, and say that somebody else holds the lock. */
async function refused(who, when, start) {
  const reason = await start().then(
    () => 'it started',
    (failure) => String(failure)
  )
  check(`${who} refuses to start ${when}`, /lock/i.test(reason), reason.slice(-2000))
}

function same(name, found, expected) {
  const lines = expected.trimEnd().split('\n')
  const partitions = lines.filter((line) => line.includes(' records ')).length
  const differences = found
    .trimEnd()
    .split('\n')
    .filter((line, at) => line !== lines[at])
  check(
    `${name} (${partitions} partitions)`,
    found === expected && partitions > 0,
    ...differences,
    'expected:',
    expected
  )
}

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']
const writes = (...places) => places.flatMap((place) => codecs.map((codec) => `write:${place}:${codec}:400`))
const first = 'again'

async function exchange() {
  // Ottla on what Apache formatted
  let broker = await ottla()
  const begun = await java(
    'create:text:3',
    'create:rolled:2:segment.bytes=1048576,index.interval.bytes=512',
    'create:gone:2',
    'create:again:2',
    'create:empty:4',
    'write:gone:0:lz4:100',
    'write:again:0:gzip:100',
    'write:again:1:none:100',
    ...writes('text:0', 'text:1', 'rolled:0', 'rolled:0', 'rolled:1'),
    'drop:gone',
    'drop:again',
    'create:again:2',
    'write:again:0:zstd:50',
    'trim:rolled:0:2500',
    'trim:text:0:777',
    'alter:text:retention.ms=-1',
    'alter:rolled:segment.bytes=2097152',
    'read'
  )
  // Not tried the other way round: a combined Apache node takes the lock only after its controller has opened, and perhaps
  // written, the metadata log; a second Apache node does the same to a first.
  check('ottla: stops in order', (await broker.stop()) === 0)

  // Apache after an orderly stop
  let kafka = await apache('after an orderly stop')
  check("Apache does not wait for the stopped Ottla's session to end", !kafka.waitedForSession)
  let output = await java(
    'read',
    'create:by-apache:2',
    ...writes('rolled:1', 'text:2', 'by-apache:0'),
    'trim:rolled:0:3000',
    'read'
  )
  await refused('Ottla', 'while Apache has the directory', async () => (await ottla(await freePort())).kill())
  await kafka.end('SIGTERM')
  let [before = '', after = ''] = blocks(output, first)
  same('Apache reads what Ottla wrote and closed', before, begun)

  // Ottla again
  broker = await ottla()
  output = await java(
    'read',
    'drop:by-apache',
    'create:more:1',
    ...writes('rolled:1', 'text:2', 'more:0'),
    'trim:text:2:100',
    'read'
  )
  // As in Kafka, where a log was trimmed inside a segment is known after a kill from the checkpoint before it.
  await new Promise((resolve) => setTimeout(resolve, 3000))
  await broker.kill()
  let expected = after
  ;[before = '', after = ''] = blocks(output, first)
  same('Ottla reads what Apache went on in', before, expected)

  // Apache after kill -9
  kafka = await apache('after kill -9')
  output = await java('read', ...writes('rolled:0', 'more:0', 'empty:3'), 'read')
  await kafka.end('SIGKILL')
  expected = after
  ;[before = '', after = ''] = blocks(output, first)
  same('Apache reads what a killed Ottla left', before, expected)

  // Ottla after Apache was killed
  broker = await ottla()
  same('Ottla reads what a killed Apache left', await java('read'), after)
  check('ottla: stops in order again', (await broker.stop()) === 0)
  const text = readFileSync(join(work, 'd1/meta.properties'), 'utf8')
  check('meta.properties is still the one that Apache made', text.includes(clusterId))
}

prepare()
try {
  await exchange()
} catch (error) {
  check('the exchange came to its end', false, error.stack ?? error)
} finally {
  if (failed === 0) rmSync(work, { recursive: true, force: true })
  else console.log(`kept: ${work}`)
}
process.exitCode = failed
