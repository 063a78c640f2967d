// The first steps of a user against a broker of our own, with what Kafka's tools print.

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOttla } from '../helpers/process.mjs'
import { type Printed, runTool, sample } from './recording.ts'

type Broker = Awaited<ReturnType<typeof startOttla>>

const bin = fileURLToPath(new URL('../../bin/', import.meta.url))
let broker: Broker
beforeAll(async () => {
  const overrides = { 'group.initial.rebalance.delay.ms': '0', 'offsets.topic.num.partitions': '1' }
  broker = await startOttla({ overrides })
})
afterAll(async () => {
  await broker?.stop()
})

const run = (script: string, ...args: string[]): Promise<Printed> =>
  runTool(script, '--bootstrap-server', broker.bootstrap, ...args)

const timeless = (text: string): string =>
  text.replace(/^\[\d{4}-\d\d-\d\d [\d:,]+\]/gm, '[TIME]').replaceAll(broker.bootstrap, 'BOOTSTRAP')

/** Equal to the sample of that name, but for the time of log lines and the address. */
function expectSample(printed: Printed, name: string): void {
  const expected = sample(name)
  const same = ({ out, err, exit }: Printed | typeof expected) => ({ out: timeless(out), err: timeless(err), exit })
  expect(same(printed)).toEqual(same(expected))
}

test('topics are created, listed, described, altered and refused', async () => {
  const sized = ['--partitions', '3', '--replication-factor', '1', '--config', 'retention.ms=1000000']
  expectSample(await run('kafka-topics.sh', '--create', '--topic', 'cli.t_1', ...sized), 'topics-create')
  expect((await run('kafka-topics.sh', '--create', '--topic', 'seg', '--partitions', '2')).out).toBe(
    'Created topic seg.\n'
  )
  expectSample(await run('kafka-topics.sh', '--create', '--topic', 'seg'), 'topics-create-exists')
  expect(await run('kafka-topics.sh', '--create', '--if-not-exists', '--topic', 'seg')).toMatchObject({
    out: '',
    exit: 0
  })
  expectSample(await run('kafka-topics.sh', '--create', '--topic', 'bad name'), 'topics-create-bad-name')
  expectSample(await run('kafka-topics.sh', '--alter', '--topic', 'cli.t_1', '--partitions', '1'), 'topics-alter-fewer')
  expectSample(await run('kafka-topics.sh', '--describe', '--topic', 'nope'), 'topics-describe-missing')
  expect((await run('kafka-topics.sh', '--list')).out).toBe('cli.t_1\nseg\n')
  const described = await run('kafka-topics.sh', '--describe', '--topic', 'seg')
  const id = /TopicId: ([\w-]{22})/.exec(described.out)?.[1] ?? ''
  expect(described.out).toBe(
    `Topic: seg\tTopicId: ${id}\tPartitionCount: 2\tReplicationFactor: 1\tConfigs: min.insync.replicas=1\n` +
      [0, 1]
        .map((one) => `\tTopic: seg\tPartition: ${one}\tLeader: 1\tReplicas: 1\tIsr: 1\tElr: \tLastKnownElr: \n`)
        .join('')
  )
  expect(described.reports).toMatchObject([[{ topic: 'seg', topicId: id, partitions: [{ leader: 1 }, { leader: 1 }] }]])
  expect((await run('kafka-topics.sh', '--describe', '--topic-id', id)).out).toBe(described.out)
  expect((await run('kafka-topics.sh', '--describe', '--under-replicated-partitions')).out).toBe('')
})

test('without a server, and with options that do not go together, nothing is asked', async () => {
  expectSample(await runTool('kafka-topics.sh', '--list'), 'missing-bootstrap')
  expect((await run('kafka-topics.sh', '--list', '--partitions', '2')).err).toMatch(
    /^Option "\[partitions\]" can't be used with option "\[list\]"\nOption +Description\n/
  )
  expect((await run('kafka-topics.sh', '--list', '--create')).err).toMatch(/^Command must include exactly one action: /)
})

test('configurations are set, shown, removed and refused', async () => {
  const seg = ['--entity-type', 'topics', '--entity-name', 'seg']
  expectSample(await run('kafka-configs.sh', '--alter', ...seg, '--add-config', 'flush.ms=7000'), 'configs-alter')
  expect((await run('kafka-configs.sh', '--describe', '--topic', 'seg')).out).toBe(
    'Dynamic configs for topic seg are:\n' +
      '  flush.ms=7000 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:flush.ms=7000}\n'
  )
  expectSample(await run('kafka-configs.sh', '--alter', ...seg, '--delete-config', 'flush.ms'), 'configs-alter-delete')
  const unknown = await run('kafka-configs.sh', '--alter', ...seg, '--add-config', 'no.such.key=1')
  expectSample(unknown, 'configs-alter-unknown')
  expectSample(
    await run('kafka-configs.sh', '--alter', ...seg, '--add-config', 'retention.ms=abc'),
    'configs-alter-bad'
  )
})

test('offsets, deleted records, log directories', async () => {
  expectSample(await run('kafka-get-offsets.sh', '--topic', 'seg', '--time', '-2'), 'get-offsets-earliest')
  expect((await run('kafka-get-offsets.sh', '--topic-partitions', 'cli.*:1-,seg:0')).out).toBe(
    'cli.t_1:1:0\ncli.t_1:2:0\nseg:0:0\n'
  )
  expect((await run('kafka-get-offsets.sh', '--time', 'soon')).err).toMatch(
    /^Error occurred: Malformed time argument soon\. Please use -1 or latest/
  )
  const file = join(broker.folder, 'delete.json')
  writeFileSync(file, '{"partitions":[{"topic":"seg","partition":0,"offset":0}],"version":1}')
  expect((await run('kafka-delete-records.sh', '--offset-json-file', file)).out).toBe(
    sample('delete-records').out.replace('trimmed-0\tlow_watermark: 60', 'seg-0\tlow_watermark: 0')
  )
  const directories = await run('kafka-log-dirs.sh', '--describe', '--topic-list', 'seg')
  expect(JSON.parse(directories.out.split('\n')[2] ?? '')).toMatchObject({ brokers: [{ broker: 1 }], version: 1 })
})

test('the cluster, its quorum and its features', async () => {
  const id = await run('kafka-cluster.sh', 'cluster-id')
  expect(id.out).toMatch(/^Cluster ID: [\w-]{22}\n$/)
  const status = await run('kafka-metadata-quorum.sh', 'describe', '--status')
  expect(status.out).toMatch(
    /^ClusterId: {14}[\w-]{22}\nLeaderId: {15}1\nLeaderEpoch: {12}\d+\nHighWatermark: {10}\d+\n/
  )
  expect((await run('kafka-metadata-quorum.sh', 'describe')).err).toBe(
    'One of --status or --replication must be specified with describe sub-command\n'
  )
  expect((await run('kafka-features.sh', 'describe')).out).toMatch(
    /^Feature: metadata\.version {26}SupportedMinVersion: 3\.3-IV3 {10}SupportedMaxVersion: 4\.4-IV2 /m
  )
  const mapping = await runTool('kafka-features.sh', 'version-mapping', '--release-version', '4.3-IV0')
  expect(mapping).toMatchObject({ out: sample('features-version-mapping').out, exit: 0 })
  expect((await run('kafka-broker-api-versions.sh')).out).toMatch(
    /^127\.0\.0\.1:\d+ \(id: 1 rack: null isFenced: false\) -> \(\n\tProduce\(0\): 0 to 13 \[usable: 13\],\n/
  )
})

function produce(topic: string, lines: string, ...args: string[]) {
  const all = ['--bootstrap-server', broker.bootstrap, '--topic', topic, ...args]
  return spawnSync(`${bin}kafka-console-producer.sh`, all, { input: lines, encoding: 'utf8' })
}

test('lines are produced, consumed by a group, and the group is described, reset and deleted', async () => {
  const keyed = ['--reader-property', 'parse.key=true', '--reader-property', 'key.separator=:']
  await run('kafka-topics.sh', '--create', '--topic', 'lines', '--partitions', '1')
  expect(produce('lines', 'a:1\nb:2\n:3\nd:\n', ...keyed, '--compression-codec', 'zstd')).toMatchObject({
    stdout: '',
    stderr: '',
    status: 0
  })
  expect(produce('lines', 'none\n', ...keyed)).toMatchObject({
    stderr: "org.apache.kafka.common.KafkaException: No key separator found on line number 1: 'none'\n",
    status: 1
  })
  const printed = await run(
    'kafka-console-consumer.sh',
    ...['--topic', 'lines', '--partition', '0', '--offset', '1', '--max-messages', '3'],
    ...['--formatter-property', 'print.key=true', '--formatter-property', 'print.offset=true']
  )
  expect(printed).toEqual({
    out: 'Offset:1\tb\t2\nOffset:2\t\t3\nOffset:3\td\t\n',
    err: 'Processed a total of 3 messages\n',
    exit: 0,
    reports: []
  })
  const read = ['--topic', 'lines', '--group', 'readers', '--timeout-ms', '10000']
  expect((await run('kafka-console-consumer.sh', ...read, '--from-beginning', '--max-messages', '1')).out).toBe('1\n')
  expect((await run('kafka-console-consumer.sh', ...read, '--max-messages', '2')).out).toBe('2\n3\n')
  expect(await run('kafka-consumer-groups.sh', '--describe', '--group', 'readers')).toMatchObject({
    out:
      '\nGROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID\n' +
      'readers         lines           0          3               4               1               -               -               -\n',
    err: "\nConsumer group 'readers' has no active members.\n"
  })
  const reset = ['--reset-offsets', '--group', 'readers', '--topic', 'lines:0', '--execute']
  expect((await run('kafka-consumer-groups.sh', ...reset, '--shift-by', '-2')).out).toMatch(/^readers +lines +0 +1$/m)
  expect((await run('kafka-consumer-groups.sh', ...reset, '--by-duration', 'P1D', '--export')).out).toBe(
    'lines,0,0\n\n'
  )
  expect((await run('kafka-consumer-groups.sh', '--list')).out).toBe('readers\n')
  expect((await run('kafka-groups.sh', '--list')).out).toMatch(/^readers +Classic +consumer +$/m)
  expect((await run('kafka-consumer-groups.sh', '--delete', '--group', 'readers')).out).toBe(
    sample('consumer-groups-delete').out.replace('tx-group', 'readers')
  )
  expect((await run('kafka-consumer-groups.sh', '--describe', '--group', 'readers')).out).toMatch(
    /^\nError: Executing consumer group command failed due to org\.apache\.kafka\.common\.errors\.GroupIdNotFoundException: Group readers not found\.\n$/
  )
})
