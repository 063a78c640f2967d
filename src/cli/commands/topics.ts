// kafka-topics: creates, changes, deletes, lists and describes topics.

import { resultOf } from '#client/admin/outcome.js'
import { createPartitions, createTopics, deleteTopics, listTopics, type NewTopic } from '#client/admin/topics.js'
import type { Admin } from '#client/admin.js'
import { KafkaError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { withAdmin } from '../connect.ts'
import { logException, messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { topicFilter } from '../patterns.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { describe } from './topics/describe.ts'
import { grammar } from './topics/grammar.ts'
import { type Action, checkTopics } from './topics/rules.ts'

const javaClass = 'org.apache.kafka.tools.TopicCommand'
const replicationFactorMax = 32_767

const mayCollide =
  "WARNING: Due to limitations in metric names, topics with a period ('.') or underscore ('_') could collide. " +
  'To avoid issues it is best to use either, but not both.'

/** `0:1,1:0` is the brokers 0 and 1 for the first partition, 1 and 0 for the second. */
function assignmentOf(text: string): number[][] {
  const partitions = text.split(',').map((brokers) => brokers.split(':').map((id) => Number(id.trim())))
  for (const replicas of partitions) {
    if (replicas.some((id) => !Number.isInteger(id))) {
      throw new UsageError(`For input string: "${text}"`, { javaClass: 'java.lang.NumberFormatException' })
    }
    const twice = replicas.filter((id, at) => replicas.indexOf(id) !== at)
    if (twice.length > 0) {
      throw new UsageError(`Partition replica lists may not contain duplicate entries: ${twice.join(',')}`, {
        javaClass: 'org.apache.kafka.common.errors.InvalidReplicaAssignmentException'
      })
    }
    if (replicas.length !== partitions[0]?.length) {
      throw new UsageError(`Partition ${partitions.indexOf(replicas)} has different replication factor: ${replicas}`, {
        javaClass: 'org.apache.kafka.common.errors.InvalidReplicaAssignmentException'
      })
    }
  }
  return partitions
}

function configsOf(options: Options): Record<string, string> {
  const pairs = options.values('config').map((text): [string, string] => {
    const at = text.indexOf('=')
    if (at < 0) {
      const message = 'Invalid topic config: all configs to be added must be in the format "key=val".'
      throw new UsageError(`requirement failed: ${message}`)
    }
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  })
  return Object.fromEntries(pairs)
}

function newTopic(options: Options): NewTopic {
  const partitions = options.number('partitions')
  const replicationFactor = options.number('replication-factor')
  const assignment = options.value('replica-assignment')
  if (partitions !== undefined && partitions < 1) throw new UsageError('The partitions must be greater than 0')
  if (replicationFactor !== undefined && (replicationFactor < 1 || replicationFactor > replicationFactorMax)) {
    throw new UsageError(`The replication factor must be between 1 and ${replicationFactorMax} inclusive`)
  }
  return {
    name: options.required('topic'),
    ...(partitions === undefined ? {} : { partitions }),
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    ...(assignment === undefined ? {} : { assignments: assignmentOf(assignment) }),
    configs: configsOf(options)
  }
}

async function create(options: Options, terminal: Terminal, admin: Admin): Promise<void> {
  const topic = newTopic(options)
  if (/[._]/.test(topic.name)) {
    if (terminal.json) terminal.error(mayCollide)
    else terminal.line(mayCollide)
  }
  const created = await createTopics(admin, [topic], { retryOnQuotaViolation: false })
  const outcome = created.get(topic.name)
  const exists = outcome?.error?.code === ErrorCode.TOPIC_ALREADY_EXISTS
  if (exists && options.has('if-not-exists')) {
    terminal.report({ topic: topic.name, created: false })
    return
  }
  const { topicId, numPartitions, replicationFactor } = resultOf(outcome)
  terminal.line(`Created topic ${topic.name}.`)
  terminal.report({ topic: topic.name, created: true, topicId, partitions: numPartitions, replicationFactor })
}

/** Names of the topics meant by --topic, all without it; in order. */
export async function matching(options: Options, admin: Admin): Promise<string[]> {
  const filter = options.value('topic')
  const topics = await listTopics(admin, { internal: !options.has('exclude-internal') })
  const wanted = filter === undefined ? undefined : topicFilter(filter)
  const names = topics.map(({ name }) => name).filter((name) => wanted?.test(name) ?? true)
  if (filter !== undefined && names.length === 0 && !options.has('if-exists') && !options.has('list')) {
    throw new UsageError(`Topic '${filter}' does not exist as expected`)
  }
  return names.sort()
}

async function list(options: Options, terminal: Terminal, admin: Admin): Promise<void> {
  const names = await matching(options, admin)
  terminal.line(names.join('\n'))
  terminal.report(names)
}

async function alter(options: Options, terminal: Terminal, admin: Admin): Promise<void> {
  const names = await matching(options, admin)
  const total = options.number('partitions') ?? 0
  const assignment = options.value('replica-assignment')
  const topics = []
  for (const name of names) {
    if (assignment === undefined) {
      topics.push({ name, total })
      continue
    }
    // The assignment names all partitions; the broker wants those of the new ones.
    const listing = await admin.send('Metadata', { topics: [{ name }], allowAutoTopicCreation: false })
    const there = listing.topics[0]?.partitions.length ?? 0
    topics.push({ name, total, assignments: assignmentOf(assignment).slice(there) })
  }
  if (topics.length > 0) for (const outcome of (await createPartitions(admin, topics)).values()) resultOf(outcome)
  terminal.report(topics.map((topic) => ({ topic: topic.name, partitions: total })))
}

async function remove(options: Options, terminal: Terminal, admin: Admin): Promise<void> {
  const names = await matching(options, admin)
  if (names.length > 0) for (const outcome of (await deleteTopics(admin, names)).values()) resultOf(outcome)
  terminal.report(names)
}

const actions: Readonly<Record<Action, (options: Options, terminal: Terminal, admin: Admin) => Promise<void>>> = {
  create,
  list,
  alter,
  delete: remove,
  describe
}

/** A value that is no number is found by Kafka's tool itself, which then names another class than the broker's error has. */
function asSeen(error: unknown): unknown {
  const value = error instanceof KafkaError && error.code === ErrorCode.INVALID_CONFIG
  if (!value || !error.message.startsWith('Invalid value ')) return error
  return new KafkaError(error.code, 'org.apache.kafka.common.config.ConfigException', error.message)
}

function failed(error: unknown, terminal: Terminal): number {
  if (error instanceof UsageError && error.message === '--bootstrap-server must be specified') {
    terminal.error(error.message)
    terminal.error(`java.lang.IllegalArgumentException: ${error.message}\n`)
    return 1
  }
  const message = `Error while executing topic command : ${messageOf(error)}`
  if (terminal.json) terminal.error(message)
  else terminal.line(message)
  logException(terminal, asSeen(error), javaClass)
  return 1
}

export const tool: Tool = {
  name: 'kafka-topics',
  javaClass,
  grammar,
  failed,
  async run(options, terminal) {
    const action = checkTopics(options)
    await withAdmin(options, terminal, (admin) => actions[action](options, terminal, admin))
    return 0
  }
}
