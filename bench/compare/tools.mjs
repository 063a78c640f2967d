// How long command-line tools take: ours beside Apache Kafka's, twenty commands against one broker, interleaved; the median of each.
//
//   node bench/compare/tools.mjs --kafka-libs FOLDER [--rounds 3]

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startOttla } from '../../test/helpers/process.mjs'

const bin = fileURLToPath(new URL('../../bin/', import.meta.url))
const { values } = parseArgs({
  options: { 'kafka-libs': { type: 'string' }, rounds: { type: 'string', default: '3' } }
})
const libs = values['kafka-libs']
const rounds = Number(values.rounds)

const tools = 'org.apache.kafka.tools'
/** Flags that Apache's own scripts give Java. */
const flags = [
  '-Xmx256M',
  '-server',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  '-XX:InitiatingHeapOccupancyPercent=35'
]

/** @type {[string, string, string, string?][]} script, class, words, standard input */
const commands = [
  ['kafka-topics.sh', `${tools}.TopicCommand`, '--list'],
  ['kafka-topics.sh', `${tools}.TopicCommand`, '--describe --topic bench'],
  ['kafka-topics.sh', `${tools}.TopicCommand`, '--create --if-not-exists --topic bench'],
  ['kafka-configs.sh', 'kafka.admin.ConfigCommand', '--describe --topic bench'],
  ['kafka-configs.sh', 'kafka.admin.ConfigCommand', '--describe --topic bench --all'],
  ['kafka-configs.sh', 'kafka.admin.ConfigCommand', '--alter --topic bench --add-config retention.ms=1000000'],
  ['kafka-get-offsets.sh', `${tools}.GetOffsetShell`, '--topic bench'],
  ['kafka-get-offsets.sh', `${tools}.GetOffsetShell`, '--topic bench --time earliest'],
  ['kafka-delete-records.sh', `${tools}.DeleteRecordsCommand`, '--offset-json-file @DIR/delete.json'],
  ['kafka-log-dirs.sh', `${tools}.LogDirsCommand`, '--describe --topic-list bench'],
  ['kafka-broker-api-versions.sh', `${tools}.BrokerApiVersionsCommand`, ''],
  ['kafka-cluster.sh', `${tools}.ClusterTool`, 'cluster-id'],
  ['kafka-cluster.sh', `${tools}.ClusterTool`, 'list-endpoints'],
  ['kafka-metadata-quorum.sh', `${tools}.MetadataQuorumCommand`, 'describe --status'],
  ['kafka-metadata-quorum.sh', `${tools}.MetadataQuorumCommand`, 'describe --replication'],
  ['kafka-features.sh', `${tools}.FeatureCommand`, 'describe'],
  ['kafka-console-producer.sh', `${tools}.ConsoleProducer`, '--topic bench', 'one\ntwo\nthree\n'],
  [
    'kafka-console-consumer.sh',
    `${tools}.consumer.ConsoleConsumer`,
    '--topic bench --partition 0 --from-beginning --max-messages 3'
  ],
  ['kafka-topics.sh', `${tools}.TopicCommand`, '--version'],
  ['kafka-topics.sh', `${tools}.TopicCommand`, '--help']
]

const after = new Set(['kafka-cluster.sh'])

function wordsOf(script, text, broker) {
  const words = text
    .replace('@DIR', broker.folder)
    .split(' ')
    .filter((word) => word !== '')
  const server = ['--bootstrap-server', broker.bootstrap]
  return after.has(script) ? [...words, ...server] : [...server, ...words]
}

function timed(program, args, input = '') {
  const start = performance.now()
  const { error } = spawnSync(program, args, { input, encoding: 'utf8' })
  if (error) throw error
  return performance.now() - start
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

const broker = await startOttla()
try {
  const server = ['--bootstrap-server', broker.bootstrap]
  spawnSync(`${bin}kafka-topics.sh`, [...server, '--create', '--topic', 'bench'])
  spawnSync(`${bin}kafka-console-producer.sh`, [...server, '--topic', 'bench'], { input: 'a\nb\nc\nd\n' })
  writeFileSync(
    join(broker.folder, 'delete.json'),
    '{"partitions":[{"topic":"bench","partition":0,"offset":0}],"version":1}'
  )
  const bare = []
  let [all, allTheirs] = [0, 0]
  console.log('| command | Ottla ms | Apache ms | ratio |\n| --- | --- | --- | --- |')
  for (const [script, javaClass, text, input] of commands) {
    const words = wordsOf(script, text, broker)
    const [ours, theirs] = [[], []]
    for (let round = 0; round < rounds; round++) {
      bare.push(timed(process.execPath, ['-e', '0']))
      ours.push(timed(bin + script, words, input))
      if (libs !== undefined) theirs.push(timed('java', [...flags, '-cp', `${libs}/*`, javaClass, ...words], input))
    }
    const [us, them] = [median(ours), libs === undefined ? Number.NaN : median(theirs)]
    all += us
    allTheirs += them
    const name = `${script} ${text.slice(0, 50)}`.trimEnd()
    console.log(`| \`${name}\` | ${Math.round(us)} | ${Math.round(them)} | ${(us / them).toFixed(2)} |`)
  }
  console.log(`all twenty: ${Math.round(all)} ms, Apache's ${Math.round(allTheirs)} ms`)
  console.log(`Node alone: ${Math.round(median(bare))} ms (median of ${bare.length})`)
} finally {
  await broker.stop()
}
