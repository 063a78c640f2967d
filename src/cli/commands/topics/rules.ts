// Which options of kafka-topics go together.

import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import { oneActionOf, refuseBeside, requireAll } from '../../rules.ts'
import { actions } from './grammar.ts'

export type Action = (typeof actions)[number]

const oneAction = 'Command must include exactly one action: --list, --describe, --create, --alter or --delete'

/** Filters of --describe; each stands alone among those that look at partitions. */
const filters = [
  'under-replicated-partitions',
  'unavailable-partitions',
  'under-min-isr-partitions',
  'at-min-isr-partitions'
] as const

/** The options that may stand beside an action; all others of `limited` may not. */
const limited: Readonly<Record<string, readonly Action[]>> = {
  config: ['create'],
  partitions: ['create', 'alter'],
  'replication-factor': ['create'],
  'replica-assignment': ['create', 'alter'],
  'under-replicated-partitions': ['describe'],
  'under-min-isr-partitions': ['describe'],
  'at-min-isr-partitions': ['describe'],
  'unavailable-partitions': ['describe'],
  'topics-with-overrides': ['describe'],
  'if-exists': ['alter', 'delete', 'describe'],
  'if-not-exists': ['create'],
  'exclude-internal': ['list', 'describe'],
  'partition-size-limit-per-response': ['describe'],
  'topic-id': ['describe']
}

function refuseConfigs(options: Options, action: Action): void {
  const tip = '(To alter topic configurations, the kafka-configs tool can be used.)'
  if (action === 'alter' && options.has('config')) {
    const message = `Option combination "[[bootstrap-server], [config]]" can't be used with option "[alter]" ${tip}`
    throw new UsageError(message, { help: true })
  }
  if (options.has('delete-config')) {
    throw new UsageError(`Option "[delete-config]" can't be used with option "[${action}]"`, { help: true })
  }
}

/** Checks what Kafka's tool checks, in its order, and answers the action. */
export function checkTopics(options: Options): Action {
  const action = oneActionOf(options, actions, oneAction)
  if (!options.has('bootstrap-server')) throw new UsageError('--bootstrap-server must be specified')
  if (action === 'describe' && options.has('topic') && options.has('topic-id')) {
    throw new UsageError('Only one of topic or topic-id should be specified.')
  }
  if (action === 'create' || action === 'delete') requireAll(options, ['topic'])
  refuseConfigs(options, action)
  if (action === 'alter') requireAll(options, ['topic', 'partitions'])
  if (action === 'create') refuseBeside(options, 'replica-assignment', ['partitions', 'replication-factor'])
  for (const [name, beside] of Object.entries(limited)) {
    if (!beside.includes(action)) refuseBeside(options, name, [action])
  }
  for (const filter of filters) {
    refuseBeside(options, filter, [...filters.filter((other) => other !== filter), 'topics-with-overrides'])
  }
  return action
}
