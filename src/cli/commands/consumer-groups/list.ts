// kafka-consumer-groups --list.

import type { Admin } from '#client/admin.js'
import { type GroupListing, listGroups, typeName } from '../../groups.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'
import { listTable } from './tables.ts'

const states = ['Stable', 'CompletingRebalance', 'Empty', 'Reconciling', 'PreparingRebalance', 'Dead', 'Assigning']
const types = ['Consumer', 'Classic']

function chosen(text: string | undefined, known: readonly string[], kind: string, kinds: string): string[] {
  const words = (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const found = words.map((word) => known.find((name) => name.toLowerCase() === word.toLowerCase()))
  if (found.includes(undefined)) {
    throw new UsageError(`Invalid ${kind} list '${text}'. Valid ${kinds} are: ${known.join(', ')}`, { help: true })
  }
  return found.filter((name) => name !== undefined)
}

/** Groups whose members are consumers, also those that only commit offsets. */
export const isConsumerGroup = ({ type, protocol }: GroupListing): boolean =>
  type === 'consumer' || (type === 'classic' && (protocol === 'consumer' || protocol === ''))

export async function consumerGroups(admin: Admin): Promise<string[]> {
  return (await listGroups(admin)).filter(isConsumerGroup).map(({ group }) => group)
}

export function checkList(options: Options): { states: string[]; types: string[] } {
  return {
    states: chosen(options.value('state'), states, 'state', 'states'),
    types: chosen(options.value('type'), types, 'types', 'types')
  }
}

export async function listConsumerGroups(admin: Admin, options: Options, terminal: Terminal): Promise<void> {
  const wanted = checkList(options)
  const groups = (await listGroups(admin, { states: wanted.states, types: wanted.types })).filter(isConsumerGroup)
  const columns = { type: options.has('type'), state: options.has('state') }
  if (columns.type || columns.state) {
    const rows = groups.map(({ group, type, state }) => ({ group, type: typeName(type), state }))
    for (const line of listTable(rows, columns)) terminal.line(line)
  } else for (const { group } of groups) terminal.line(group)
  terminal.report(groups)
}
