// Which options of kafka-consumer-groups go together, in the words of Kafka's tool.

import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import { oneActionOf, refuseBeside, requireAll } from '../../rules.ts'
import type { Terminal } from '../../terminal.ts'
import { actions, resetTargets } from './grammar.ts'

export type Action = (typeof actions)[number]

const oneAction = `Command must include exactly one action: ${actions.map((name) => `--${name}`).join(', ')}`

const noExecute =
  'WARN: No action will be performed as the --execute option is missing. In version 5.0, this command will require either ' +
  '--dry-run or --execute to be specified. You should add the --dry-run option explicitly if you are scripting this command ' +
  'and want to keep the current default behavior without prompting.'

const names = (list: readonly string[]): string => list.map((name) => `[${name}]`).join(', ')
const bad = (message: string): UsageError => new UsageError(message, { help: true })
const hasAny = (options: Options, list: readonly string[]): boolean => list.some((name) => options.has(name))

function checkDescribe(options: Options): void {
  if (!hasAny(options, ['group', 'all-groups'])) {
    throw bad(`Option [describe] takes one of these options: ${names(['group', 'all-groups'])}`)
  }
  const kinds = ['members', 'offsets', 'state']
  if (kinds.filter((name) => options.has(name)).length > 1) {
    throw bad(`Option [describe] takes at most one of these options: ${names(kinds)}`)
  }
  if (options.value('state') !== undefined) throw bad('Option [describe] does not take a value for [state]')
}

function checkReset(options: Options, terminal: Terminal): void {
  if (hasAny(options, ['dry-run']) && hasAny(options, ['execute'])) {
    throw bad('Option [reset-offsets] only accepts one of [execute] and [dry-run]')
  }
  if (!hasAny(options, ['dry-run', 'execute'])) terminal.error(noExecute)
  if (!hasAny(options, ['group', 'all-groups'])) {
    throw bad(`Option [reset-offsets] takes one of these options: ${names(['all-groups', 'group'])}`)
  }
  for (const target of resetTargets) {
    refuseBeside(
      options,
      target,
      resetTargets.filter((other) => other !== target)
    )
  }
}

function checkDelete(options: Options): void {
  if (!hasAny(options, ['group', 'all-groups'])) {
    throw bad(`Option [delete] takes one of these options: ${names(['all-groups', 'group'])}`)
  }
  if (options.has('topic')) {
    throw bad('The consumer does not support topic-specific offset deletion from a consumer group.')
  }
}

/** An option, and the actions it may stand beside. */
const limited: Readonly<Record<string, readonly Action[]>> = {
  group: ['describe', 'delete', 'reset-offsets', 'delete-offsets'],
  'all-groups': ['describe', 'delete', 'reset-offsets'],
  topic: ['delete', 'reset-offsets', 'delete-offsets'],
  'all-topics': ['reset-offsets'],
  ...Object.fromEntries(resetTargets.map((target) => [target, ['reset-offsets' as Action]]))
}

/** Checks what Kafka's tool checks, and answers the action. */
export function checkConsumerGroups(options: Options, terminal: Terminal): Action {
  const action = oneActionOf(options, actions, oneAction)
  if (action === 'validate-regex') return action
  requireAll(options, ['bootstrap-server'])
  if (action === 'describe') checkDescribe(options)
  if (action === 'delete') checkDelete(options)
  if (action === 'delete-offsets' && !(options.has('group') && options.has('topic'))) {
    throw bad(`Option [delete-offsets] takes the following options: ${names(['topic', 'group'])}`)
  }
  if (action === 'reset-offsets') checkReset(options, terminal)
  refuseBeside(options, 'group', ['all-groups'])
  if (options.has('topic') && options.has('all-topics')) refuseBeside(options, 'topic', ['all-topics'])
  for (const [name, beside] of Object.entries(limited)) {
    if (!beside.includes(action)) refuseBeside(options, name, [action])
  }
  return action
}

/** What --reset-offsets needs beyond this is looked at when it starts. */
export function resetTargetOf(options: Options): (typeof resetTargets)[number] {
  const target = resetTargets.find((name) => options.has(name))
  if (target !== undefined) return target
  const shown = [
    'by-duration',
    'to-latest',
    'to-current',
    'to-earliest',
    'to-offset',
    'shift-by',
    'from-file',
    'to-datetime'
  ]
  throw bad(`Option '[reset-offsets]' requires one of the following scenarios: [${names(shown)}]`)
}
