// Takes the walk with Apache's tools and with ours, each on a broker of its own, and compares.
//
//   node main.mjs FOLDER-WITH-APACHE'S-JARS [ottla|apache] [KEEP-OUTPUTS-HERE]

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startKafka } from '../../../bench/macro/kafka.mjs'
import { startOttla } from '../../helpers/process.mjs'
import { differences } from './compare.mjs'
import { commands } from './walk.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const bin = fileURLToPath(new URL('../../../bin/', import.meta.url))
const commandMs = 60_000

/** What differs for a reason, and what of it is not compared. */
const known = {
  'broker-api-versions': ['out'], // Apache's tools of 4.3 lack the newest APIs, ours know Kafka 4.4's
  'features-bad-release': ['err'], // the list of releases, likewise
  'features-describe': ['out'], // names of metadata.version that 4.3 does not know
  'features-describe-node': ['out'],
  'configs-describe-logger': ['out'], // loggers come to be while a broker runs
  'get-offsets-max-timestamp': ['out'], // records of one millisecond, or of several
  'consumer-deserializer': ['out'], // Java prints the address of the array; we print its bytes
  'groups-reset-file-groups': ['err'] // Java first tries the other form of the file, and prints its stack
}

/** Apache's tools, all in one JVM. */
function apacheTools(libs, bootstrap, output, folder) {
  const lines = commands(bootstrap, folder).map(({ name, input, javaClass, words }) =>
    [name, input, javaClass, ...words].join('\t')
  )
  const java = ['-Xmx300m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${libs}/*`]
  const log = `-Dlog4j2.configurationFile=${here}log4j2.properties`
  const ended = spawnSync('java', [log, ...java, `${here}Tools.java`, output], {
    input: lines.join('\n'),
    encoding: 'utf8',
    stdio: ['pipe', 'ignore', 'pipe']
  })
  if (ended.status !== 0) throw new Error(`Apache's tools: ${ended.stderr}`)
}

/** Our scripts, a process for each. */
function ourTools(bootstrap, output, folder) {
  for (const { name, script, input, words } of commands(bootstrap, folder)) {
    const ended = spawnSync(bin + script, words, {
      input: input === '' ? '' : readFileSync(input),
      encoding: 'utf8',
      timeout: commandMs
    })
    writeFileSync(join(output, `${name}.out`), ended.stdout ?? '')
    writeFileSync(join(output, `${name}.err`), ended.stderr ?? '')
    writeFileSync(join(output, `${name}.exit`), `${ended.status ?? 124}\n`)
  }
}

const brokers = {
  ottla: () => startOttla(),
  apache: (libs) => startKafka(libs)
}

async function compareOn(name, libs, folder) {
  const outputs = {}
  for (const [tools, take] of Object.entries({ apache: (...rest) => apacheTools(libs, ...rest), ours: ourTools })) {
    const output = join(folder, `${tools}-on-${name}`)
    mkdirSync(output, { recursive: true })
    const broker = await brokers[name](libs)
    try {
      take(`127.0.0.1:${broker.port}`, output, folder)
    } finally {
      await broker.stop()
    }
    outputs[tools] = output
  }
  let failed = 0
  const all = commands('', folder)
  for (const { name: step } of all) {
    const found = differences(step, outputs.apache, outputs.ours, known)
    if (found.length === 0) continue
    failed += 1
    console.log(`FAIL tools-${name}-${step}\n${found.join('\n')}`)
  }
  console.log(
    `${failed === 0 ? 'ok' : 'FAIL'} tools-${name} (${all.length - failed} of ${all.length} command lines alike)`
  )
  return failed
}

const [libs, only, kept] = process.argv.slice(2)
const folder = kept ?? mkdtempSync(join(tmpdir(), 'ottla-tools-'))
let failed = 0
for (const name of Object.keys(brokers)) {
  if (only === undefined || only === name) failed += await compareOn(name, libs, folder)
}
if (kept === undefined) rmSync(folder, { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)
