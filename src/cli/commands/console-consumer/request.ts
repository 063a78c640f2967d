// What a command line of kafka-console-consumer asks for.

import { type Properties, readPairs, readProperties } from '../../connect.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import { topicFilter } from '../../patterns.ts'
import { renamed } from '../../rules.ts'

const groupNumberMax = 100_000

export interface Request {
  readonly topics: readonly string[] | RegExp
  /** The only partition to read, of the one topic, and from where. */
  readonly partition: { readonly index: number; readonly from: number | 'earliest' | 'latest' } | undefined
  readonly maxMessages: number
  /** Negative: wait for ever. */
  readonly timeoutMs: number
  readonly skipErrors: boolean
  readonly events: boolean
  readonly consumer: Properties
  readonly formatter: string
  readonly formatting: Properties
}

type Warn = (line: string) => void

const bad = (message: string): UsageError => new UsageError(message, { help: true })

function check(options: Options): void {
  if (options.has('topic') === options.has('include')) {
    throw bad('Exactly one of the following arguments is required: [topic], [include]')
  }
  if (options.has('partition') && !options.has('topic')) throw bad('The topic is required when partition is specified.')
  if (options.has('offset') && !options.has('partition'))
    throw bad('The partition is required when offset is specified.')
  if (options.has('from-beginning') && options.has('offset')) {
    throw bad('Options from-beginning and offset cannot be specified together.')
  }
}

function startOf(options: Options): number | 'earliest' | 'latest' {
  if (options.has('from-beginning')) return 'earliest'
  const text = options.value('offset') ?? 'latest'
  const word = text.toLowerCase()
  if (word === 'earliest' || word === 'latest') return word
  if (/^\d+$/.test(text)) return Number(text)
  throw bad(
    `The provided offset value '${text}' is incorrect. Valid values are 'earliest', 'latest', or a non-negative long.`
  )
}

function groupOf(options: Options, given: Properties): { id: string; named: boolean } {
  const ids = new Set([options.value('group'), given['group.id']].filter((id) => id !== undefined))
  if (ids.size > 1) {
    throw bad(
      "The group ids provided in different places (directly using '--group', via '--command-property', or via " +
        `'--command-config') do not match. Detected group ids: ${[...ids].map((id) => `'${id}'`).join(', ')}`
    )
  }
  const [id] = ids
  if (id !== undefined) return { id, named: true }
  return { id: `console-consumer-${Math.floor(Math.random() * groupNumberMax)}`, named: false }
}

function consumerProperties(options: Options, warn: Warn): Properties {
  const file = renamed(options, 'consumer.config', 'command-config', warn)[0]
  const given = {
    ...readProperties(file),
    ...readPairs(renamed(options, 'consumer-property', 'command-property', warn))
  }
  const group = groupOf(options, given)
  const reset = given['auto.offset.reset']
  if (options.has('from-beginning') && reset !== undefined && reset !== 'earliest') {
    throw new UsageError(
      `Can't simultaneously specify --from-beginning and 'auto.offset.reset=${reset}', please remove one option`
    )
  }
  const isolation = options.value('isolation-level') ?? 'read_uncommitted'
  return {
    'client.id': 'console-consumer',
    ...(group.named ? {} : { 'enable.auto.commit': 'false' }),
    ...given,
    'group.id': group.id,
    'bootstrap.servers': options.required('bootstrap-server'),
    'isolation.level': options.has('isolation-level') ? isolation : (given['isolation.level'] ?? isolation),
    'auto.offset.reset': options.has('from-beginning') ? 'earliest' : (reset ?? 'latest')
  }
}

function formatProperties(options: Options, warn: Warn): Properties {
  const [key, value] = [options.value('key-deserializer'), options.value('value-deserializer')]
  return {
    ...readProperties(options.value('formatter-config')),
    ...readPairs(renamed(options, 'property', 'formatter-property', warn)),
    ...(key === undefined ? {} : { 'key.deserializer': key }),
    ...(value === undefined ? {} : { 'value.deserializer': value })
  }
}

export function requestOf(options: Options, warn: Warn): Request {
  check(options)
  const index = options.number('partition')
  const include = options.value('include')
  return {
    topics: include === undefined ? [options.value('topic') ?? ''] : topicFilter(include),
    partition: index === undefined ? undefined : { index, from: startOf(options) },
    maxMessages: options.number('max-messages') ?? -1,
    timeoutMs: options.number('timeout-ms') ?? -1,
    skipErrors: options.has('skip-message-on-error'),
    events: options.has('enable-systest-events'),
    formatting: formatProperties(options, warn),
    consumer: consumerProperties(options, warn),
    formatter: options.value('formatter') ?? ''
  }
}
