// kafka-verifiable-consumer: a member of a group that tells of everything that happens to it, for tests that check that every
// record is read, and by whom.

import { Consumer, type ConsumerRecord } from '#client/consumer.js'
import { asKafkaError, KafkaError } from '#client/errors.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'
import { type Properties, readProperties } from '../connect.ts'
import { clientLog, describe, messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { onStop, type Tell, teller } from '../verifiable/events.ts'
import { grammar } from './verifiable-consumer/grammar.ts'

const pollMs = 1000

function properties(options: Options, terminal: Terminal): Properties {
  const old = options.value('consumer.config')
  const now = options.value('command-config')
  if (old !== undefined && now !== undefined)
    throw new UsageError('Options --consumer.config and --command-config are mutually exclusive.')
  if (old !== undefined) {
    terminal.line(
      'Option --consumer.config has been deprecated and will be removed in a future version. Use --command-config instead.'
    )
  }
  const instance = options.value('group-instance-id')
  const remote = options.value('group-remote-assignor')
  const timeout = options.value('session-timeout')
  const classic = (options.value('group-protocol') ?? 'classic').toLowerCase() === 'classic'
  return {
    ...readProperties(now ?? old),
    'group.protocol': options.value('group-protocol') ?? 'classic',
    'group.id': options.required('group-id'),
    ...(instance === undefined ? {} : { 'group.instance.id': instance }),
    ...(classic || remote === undefined ? {} : { 'group.remote.assignor': remote }),
    ...(classic ? { 'partition.assignment.strategy': options.required('assignment-strategy') } : {}),
    ...(classic && timeout !== undefined ? { 'session.timeout.ms': timeout } : {}),
    'bootstrap.servers': options.required('bootstrap-server'),
    'enable.auto.commit': String(options.has('enable-autocommit')),
    'auto.offset.reset': options.value('reset-policy') ?? 'earliest'
  }
}

const told = (partitions: readonly TopicPartition[]): { partitions: TopicPartition[] } => ({
  partitions: partitions.map(({ topic, partition }) => ({ topic, partition }))
})

interface Range extends TopicPartition {
  count: number
  readonly minOffset: number
  maxOffset: number
}

/** By partition, in the order in which they came. */
function rangesOf(records: readonly ConsumerRecord[]): Range[] {
  const ranges = new Map<string, Range>()
  for (const { topic, partition, offset } of records) {
    const known = ranges.get(partitionText({ topic, partition }))
    if (known === undefined) {
      ranges.set(partitionText({ topic, partition }), {
        topic,
        partition,
        count: 1,
        minOffset: offset,
        maxOffset: offset
      })
    } else {
      known.count += 1
      known.maxOffset = offset
    }
  }
  return [...ranges.values()]
}

function tellRecords(tell: Tell, records: readonly ConsumerRecord[]): void {
  for (const { key, value, topic, partition, offset } of records)
    tell('record_data', { key: key?.toString() ?? null, value: value?.toString() ?? null, topic, partition, offset })
}

async function commit(consumer: Consumer, ranges: readonly Range[], tell: Tell): Promise<void> {
  const offsets = ranges.map(({ topic, partition, maxOffset }) => ({ topic, partition, offset: maxOffset + 1 }))
  try {
    await consumer.commit(offsets)
    tell('offsets_committed', { offsets, success: true })
  } catch (error) {
    tell('offsets_committed', { offsets, error: asKafkaError(error).message, success: false })
    // Others read these partitions by now: the next poll joins again.
    if (asKafkaError(error).exceptionName === 'FencedInstanceIdException') throw error
  }
}

async function consume(consumer: Consumer, options: Options, tell: Tell, isStopped: () => boolean): Promise<void> {
  const most = options.number('max-messages') ?? -1
  let consumed = 0
  while (!isStopped() && (most < 0 || consumed < most)) {
    let records: ConsumerRecord[]
    try {
      records = await consumer.poll(pollMs)
    } catch (error) {
      if (error instanceof KafkaError && error.exceptionName === 'WakeupException' && isStopped()) return
      throw error
    }
    if (records.length === 0) continue
    const counted = most < 0 ? records : records.slice(0, most - consumed)
    const ranges = rangesOf(counted)
    consumed += counted.length
    if (options.has('verbose')) tellRecords(tell, counted)
    // The count is of all that came, also of what is beyond the most that were wanted, as in Kafka.
    tell('records_consumed', { count: records.length, partitions: ranges })
    if (!options.has('enable-autocommit')) await commit(consumer, ranges, tell)
  }
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const tell = teller((line) => void terminal.write(`${line}\n`))
  const consumer = new Consumer(properties(options, terminal), clientLog(terminal))
  let stopped = false
  const forget = onStop(() => {
    stopped = true
    tell('shutdown_requested')
    consumer.wakeup()
  })
  try {
    tell('startup_complete')
    consumer.subscribe([options.required('topic')], {
      assigned: (partitions) => tell('partitions_assigned', told(partitions)),
      revoked: (partitions) => tell('partitions_revoked', told(partitions))
    })
    await consume(consumer, options, tell, () => stopped)
  } finally {
    await consumer.close()
    tell('shutdown_complete')
    forget()
  }
  if (!stopped) tell('shutdown_requested')
  return 0
}

export const tool: Tool = {
  name: 'kafka-verifiable-consumer',
  javaClass: 'org.apache.kafka.tools.VerifiableConsumer',
  grammar,
  failed(error, terminal) {
    terminal.error(error instanceof UsageError ? messageOf(error) : describe(error))
    return 1
  },
  run
}
