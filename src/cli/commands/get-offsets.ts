// kafka-get-offsets: the offset of each partition at a time.

import { listOffsets } from '#client/admin/partitions.js'
import { listTopics } from '#client/admin/topics.js'
import type { Admin } from '#client/admin.js'
import { asError, KafkaError } from '#client/errors.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'
import { ErrorCode } from '#model/error-code.js'
import { withAdmin } from '../connect.ts'
import { describe, messageOf } from '../logging.ts'
import { partitionsOfTopics } from '../offsets.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { bootstrapServer, commandConfig } from '../options/shared.ts'
import { topicFilter, wholeName } from '../patterns.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const named: Readonly<Record<string, number>> = {
  latest: -1,
  earliest: -2,
  'max-timestamp': -3,
  'earliest-local': -4,
  'latest-tiered': -5,
  'earliest-pending-upload': -6
}

const noOffset = -1

interface Answer extends TopicPartition {
  readonly offset: number
  readonly timestamp: number
  readonly error: KafkaError | undefined
}

type Wanted = (topic: string, partition: number) => boolean

function timeOf(text: string): number {
  const known = named[text]
  if (known !== undefined) return known
  if (/^[+-]?\d+$/.test(text)) return Number(text)
  const choices = Object.entries(named).map(([name, value]) => `${value} or ${name}`)
  throw new UsageError(
    `Malformed time argument ${text}. Please use ${choices.join(' / ')}, or a specified long format timestamp`
  )
}

/** `topic:3`, `topic:0-3` (without 3), `topic:2-`, `topic:-3`, `topic`; the topic is a regular expression, or nothing for any. */
function rule(text: string): Wanted {
  const found = /^([^:,]*)(?::(?:(\d*)|(?:(\d*)-(\d*))))?$/.exec(text)
  if (found === null) {
    const message = `org.apache.kafka.tools.TerseException: Invalid rule specification: ${text}`
    throw new UsageError(message, { javaClass: 'java.lang.RuntimeException' })
  }
  const [, topic = '', single, from, to] = found
  const name = topic === '' ? /^.*$/ : topicFilter(topic)
  if (single !== undefined && single !== '') return (other, index) => name.test(other) && index === Number(single)
  const least = from === undefined || from === '' ? 0 : Number(from)
  const end = to === undefined || to === '' ? Number.POSITIVE_INFINITY : Number(to)
  return (other, index) => name.test(other) && index >= least && index < end
}

function wantedOf(options: Options): Wanted {
  const rules = options.value('topic-partitions')
  if (rules !== undefined) {
    const all = rules.split(',').map(rule)
    return (topic, partition) => all.some((one) => one(topic, partition))
  }
  const topic = options.value('topic')
  const ids = options.value('partitions')
  const name = topic === undefined ? undefined : wholeName(topic.replaceAll(',', '|'))
  const partitions = ids?.split(',').map((text) => {
    if (!/^\d+$/.test(text))
      throw new UsageError(`--partitions expects a comma separated list of numeric partition ids, but received: ${ids}`)
    return Number(text)
  })
  return (other, index) => (name?.test(other) ?? true) && (partitions?.includes(index) ?? true)
}

async function answers(options: Options, admin: Admin, time: number): Promise<Answer[]> {
  const wanted = wantedOf(options)
  const topics = await listTopics(admin, { internal: !options.has('exclude-internal-topics') })
  const partitions = await partitionsOfTopics(
    admin,
    topics.map(({ name }) => name)
  )
  const chosen = partitions.filter(({ topic, partition }) => wanted(topic, partition))
  if (chosen.length === 0) throw new UsageError('Could not match any topic-partitions with the specified filters')
  const outcomes = await listOffsets(
    admin,
    chosen.map(({ topic, partition }) => ({ topic, partition, timestamp: time }))
  )
  return chosen.map(({ topic, partition }): Answer => {
    const outcome = outcomes.get(partitionText({ topic, partition }))
    if (outcome?.error === undefined && outcome !== undefined)
      return { topic, partition, error: undefined, ...outcome.value }
    return {
      topic,
      partition,
      offset: noOffset,
      timestamp: -1,
      error: outcome?.error ?? asError(ErrorCode.UNKNOWN_SERVER_ERROR)
    }
  })
}

function failed(error: unknown, terminal: Terminal): number {
  terminal.error(`Error occurred: ${messageOf(error)}`)
  if (error instanceof KafkaError || (error instanceof UsageError && error.javaClass !== undefined)) {
    terminal.error(`${describe(error)}\n`)
  }
  return 1
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  if (options.has('topic-partitions') && (options.has('topic') || options.has('partitions'))) {
    throw new UsageError('--topic-partitions cannot be used with --topic or --partitions')
  }
  const time = timeOf(options.value('time') ?? 'latest')
  const found = await withAdmin(options, terminal, (admin) => answers(options, admin, time))
  found.sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : a.partition - b.partition))
  for (const { topic, partition, offset, error } of found) {
    if (error !== undefined) {
      terminal.error(`Skip getting offsets for topic-partition ${topic}:${partition} due to error: ${error.message}`)
    } else if (offset !== noOffset) terminal.line(`${topic}:${partition}:${offset}`)
  }
  terminal.report(found.map(({ error, ...one }) => ({ ...one, error: error?.errorName ?? null })))
  return 0
}

export const tool: Tool = {
  name: 'kafka-get-offsets',
  javaClass: 'org.apache.kafka.tools.GetOffsetShell',
  grammar: {
    manners: 'joptsimple',
    about: 'An interactive shell for getting topic-partition offsets.',
    subject: 'topic',
    options: [
      bootstrapServer,
      commandConfig,
      {
        name: 'topic-partitions',
        argument: 'topic1:1,topic2:0-3,topic3,topic4:5-,topic5:-3',
        about:
          'Partitions of topics, which are regular expressions: a number, a range without its end, or all. ' +
          'Not beside --topic and --partitions.'
      },
      {
        name: 'topic',
        argument: 'topic',
        complete: 'topic',
        about: 'The topic, as a regular expression. All topics without it.'
      },
      {
        name: 'partitions',
        argument: 'partition ids',
        about: 'Numbers of partitions, with commas between. All without it.'
      },
      {
        name: 'time',
        argument:
          '<timestamp> / -1 or latest / -2 or earliest / -3 or max-timestamp / -4 or earliest-local / -5 or latest-tiered / -6 or earliest-pending-upload',
        fallback: 'latest',
        about: 'The offset of the first record from this time (ms since 1970) on, or one that has a name.'
      },
      { name: 'exclude-internal-topics', about: 'Leave out the topics that Kafka keeps for itself.' }
    ]
  },
  failed,
  run
}
