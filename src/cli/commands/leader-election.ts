// kafka-leader-election: preferred or unclean leaders for partitions.

import { electLeaders } from '#client/admin/partitions.js'
import { KafkaError } from '#client/errors.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'
import { ErrorCode } from '#model/error-code.js'
import { withAdmin } from '../connect.ts'
import { field, readJson } from '../json-file.ts'
import { describe, messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { commandConfig, optionalBootstrapServer } from '../options/shared.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const commandFailed = 'org.apache.kafka.tools.AdminCommandFailedException'
const electionTypes = ['preferred', 'unclean'] as const
const scopes = ['topic', 'all-topic-partitions', 'path-to-json-file'] as const

const bad = (message: string): UsageError => new UsageError(message, { javaClass: commandFailed })

function check(options: Options): void {
  const missing = ['bootstrap-server', 'election-type'].filter((name) => !options.has(name))
  if (missing.length > 0) throw bad(`Missing required option(s): ${missing.join(', ')}`)
  if (scopes.filter((name) => options.has(name)).length !== 1) {
    throw bad(`One and only one of the following options is required: ${scopes.join(', ')}`)
  }
  if (options.has('topic') && !options.has('partition')) throw bad('Missing required option(s): partition')
  if (!options.has('topic') && options.has('partition')) throw bad('Option partition is only allowed if topic is used')
}

function fromFile(path: string): TopicPartition[] {
  const list = field(readJson(path), 'partitions', 'object')
  if (!Array.isArray(list) || list.length === 0) throw bad(`Replica election data is empty`)
  const partitions = list.map((one) => ({
    topic: String(field(one, 'topic', 'string')),
    partition: Number(field(one, 'partition', 'number'))
  }))
  const names = partitions.map(partitionText)
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0)
    throw bad(`Replica election data contains duplicate partitions: ${[...new Set(twice)].join(',')}`)
  return partitions
}

/** undefined: all that need one. */
function wanted(options: Options): TopicPartition[] | undefined {
  const topic = options.value('topic')
  if (topic !== undefined) return [{ topic, partition: options.number('partition') ?? 0 }]
  const path = options.value('path-to-json-file')
  return path === undefined ? undefined : fromFile(path)
}

type Outcomes = ReadonlyMap<string, { readonly error: KafkaError | undefined }>

/** Prints what became of each partition and answers how many failed. */
function tell(outcomes: Outcomes, type: string, terminal: Terminal): number {
  const all = [...outcomes].map(([name, { error }]) => ({ name, error }))
  const named = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join(', ')
  const done = all.filter(({ error }) => error === undefined)
  const needless = all.filter(({ error }) => error?.code === ErrorCode.ELECTION_NOT_NEEDED)
  const failed = all.filter((one) => !done.includes(one) && !needless.includes(one))
  const kind = type.toUpperCase()
  if (done.length > 0) terminal.line(`Successfully completed leader election (${kind}) for partitions ${named(done)}`)
  if (needless.length > 0) terminal.line(`Valid replica already elected for partitions ${named(needless)}`)
  for (const { name, error } of failed) {
    terminal.line(`Error completing leader election (${kind}) for partition: ${name}: ${error}`)
  }
  terminal.report(all.map(({ name, error }) => ({ partition: name, error: error?.errorName ?? null })))
  return failed.length
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  check(options)
  const type = (options.value('election-type') ?? '').toLowerCase()
  const partitions = wanted(options) ?? null
  const outcomes = await withAdmin(options, terminal, (admin) =>
    electLeaders(admin, electionTypes.indexOf(type as 'preferred'), partitions)
  )
  const failures = tell(outcomes, type, terminal)
  if (failures > 0) throw bad(`${failures} replica(s) could not be elected`)
  return 0
}

export const tool: Tool = {
  name: 'kafka-leader-election',
  javaClass: 'org.apache.kafka.tools.LeaderElectionCommand',
  grammar: {
    manners: 'joptsimple',
    about:
      'This tool attempts to elect a new leader for a set of topic partitions. ' +
      'The type of elections supported are preferred replicas and unclean replicas.',
    options: [
      { ...optionalBootstrapServer, about: `REQUIRED: ${optionalBootstrapServer.about}` },
      commandConfig,
      { name: 'admin.config', argument: 'config file', complete: 'file', about: '(deprecated) Use --command-config.' },
      {
        name: 'election-type',
        argument: 'election type',
        type: electionTypes,
        about:
          'REQUIRED: preferred gives leadership to the first replica; unclean, where there is no leader, to one out of sync.'
      },
      { name: 'topic', argument: 'topic name', complete: 'topic', about: 'The topic of the partition.' },
      { name: 'partition', argument: 'partition id', type: 'Integer', about: 'The partition of --topic.' },
      { name: 'all-topic-partitions', about: 'All partitions that need an election.' },
      {
        name: 'path-to-json-file',
        argument: 'Path to JSON file',
        complete: 'file',
        about: 'Partitions as {"partitions": [{"topic": "foo", "partition": 1}]}.'
      }
    ]
  },
  failed(error, terminal) {
    if (error instanceof KafkaError) {
      const cause = `java.util.concurrent.ExecutionException: ${error}`
      terminal.error(`${cause}\njava.lang.RuntimeException: ${cause}\n`)
    } else terminal.error(`${messageOf(error)}\n${describe(error)}\n`)
    return 1
  },
  run
}
