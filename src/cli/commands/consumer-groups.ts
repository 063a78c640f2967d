// kafka-consumer-groups: lists, describes and deletes groups, resets and deletes their offsets.

import type { Admin } from '#client/admin.js'
import { KafkaError } from '#client/errors.js'
import { withAdmin } from '../connect.ts'
import { describe as described, messageOf } from '../logging.ts'
import type { Options } from '../options/options.ts'
import { regexProblem } from '../re2.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { deleteGroups, deleteOffsets } from './consumer-groups/delete.ts'
import { describeGroups } from './consumer-groups/describe.ts'
import { grammar } from './consumer-groups/grammar.ts'
import { checkList, consumerGroups, listConsumerGroups } from './consumer-groups/list.ts'
import { resetOffsets } from './consumer-groups/reset.ts'
import { type Action, checkConsumerGroups } from './consumer-groups/rules.ts'

async function groupsOf(admin: Admin, options: Options): Promise<string[]> {
  return options.has('all-groups') ? consumerGroups(admin) : [...new Set(options.values('group'))]
}

async function act(action: Action, options: Options, terminal: Terminal, admin: Admin): Promise<void> {
  if (action === 'list') return listConsumerGroups(admin, options, terminal)
  const groups = await groupsOf(admin, options)
  if (action === 'describe') return describeGroups(admin, groups, options, terminal)
  if (action === 'delete') return deleteGroups(admin, groups, terminal)
  if (action === 'reset-offsets') return resetOffsets(admin, groups, options, terminal)
  return deleteOffsets(admin, groups[0] ?? '', options, terminal)
}

function validateRegex(options: Options, terminal: Terminal): number {
  const regex = options.value('validate-regex') ?? ''
  const problem = regexProblem(regex)
  terminal.line(
    problem === undefined
      ? `The regular expression \`${regex}\` is valid.`
      : `The regular expression \`${regex}\` is invalid: ${problem}.`
  )
  terminal.report({ regex, valid: problem === undefined, problem: problem ?? null })
  return 0
}

/** Kafka's tool ends with 0 here, whatever went wrong. */
function failed(error: unknown, terminal: Terminal, args: readonly string[]): number {
  const concurrent = error instanceof KafkaError && args.includes('--describe')
  const said = concurrent ? String(error) : messageOf(error)
  const line = `\nError: Executing consumer group command failed due to ${said}`
  if (terminal.json) terminal.error(line)
  else terminal.line(line)
  terminal.error(
    concurrent ? `java.util.concurrent.ExecutionException: ${error}\nCaused by: ${error}` : described(error)
  )
  return 0
}

export const tool: Tool = {
  name: 'kafka-consumer-groups',
  javaClass: 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  grammar,
  failed,
  async run(options, terminal) {
    const action = checkConsumerGroups(options, terminal)
    if (action === 'validate-regex') return validateRegex(options, terminal)
    if (action === 'list') checkList(options)
    const timeout = options.value('timeout') ?? '30000'
    const times = { 'default.api.timeout.ms': timeout, 'request.timeout.ms': String(Math.min(Number(timeout), 30_000)) }
    await withAdmin(options, terminal, (admin) => act(action, options, terminal, admin), times)
    return 0
  }
}
