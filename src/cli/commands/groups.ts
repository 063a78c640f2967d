// kafka-groups: lists groups of every kind.

import type { Admin } from '#client/admin.js'
import { padded } from '../columns.ts'
import { withAdmin } from '../connect.ts'
import { type GroupListing, groupTypes, listGroups, typeName } from '../groups.ts'
import { describe, messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { bootstrapServer, commandConfig } from '../options/shared.ts'
import { oneActionOf, refuseBeside } from '../rules.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const columnMin = 20

function filterOf(options: Options): (group: GroupListing) => boolean {
  const type = options.value('group-type')
  const protocol = options.value('protocol')
  const simple = (group: GroupListing): boolean => group.protocol === 'consumer' || group.protocol === ''
  return (group) => {
    const kind = group.type.toLowerCase()
    if (options.has('consumer')) return kind === 'consumer' || (kind === 'classic' && simple(group))
    if (options.has('share')) return kind === 'share'
    if (options.has('streams')) return kind === 'streams'
    return (
      (type === undefined || kind === type.toLowerCase()) && (protocol === undefined || group.protocol === protocol)
    )
  }
}

function check(options: Options): void {
  oneActionOf(options, ['list'], 'Command must include exactly one action: --list.')
  refuseBeside(options, 'consumer', ['share', 'streams', 'group-type', 'protocol'])
  refuseBeside(options, 'share', ['consumer', 'streams', 'group-type', 'protocol'])
  refuseBeside(options, 'streams', ['consumer', 'share', 'group-type', 'protocol'])
  const type = options.value('group-type')
  if (type !== undefined && !groupTypes.includes(type.toLowerCase())) {
    throw new UsageError('--group-type must be a valid group type.')
  }
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  check(options)
  const groups = await withAdmin(options, terminal, (admin: Admin) => listGroups(admin))
  const found = groups.filter(filterOf(options))
  const width = Math.max(columnMin, ...found.map(({ group }) => group.length))
  const widths = [width, width, width]
  terminal.line(`${padded(widths, ['GROUP', 'TYPE', 'PROTOCOL'])}`)
  for (const { group, type, protocol } of found) terminal.line(padded(widths, [group, typeName(type), protocol]))
  terminal.report(found)
  return 0
}

export const tool: Tool = {
  name: 'kafka-groups',
  javaClass: 'org.apache.kafka.tools.GroupsCommand',
  grammar: {
    manners: 'joptsimple',
    about: 'This tool helps to list groups of all types.',
    actions: ['list'],
    alone: true,
    options: [
      bootstrapServer,
      commandConfig,
      { name: 'list', about: 'List the groups.' },
      { name: 'group-type', argument: 'type', about: 'Only groups of this type: classic, consumer, share or streams.' },
      { name: 'protocol', argument: 'protocol', about: 'Only groups with this protocol type.' },
      { name: 'consumer', about: 'Only consumer groups of every kind, also classic and simple ones.' },
      { name: 'share', about: 'Only share groups.' },
      { name: 'streams', about: 'Only streams groups.' }
    ]
  },
  failed(error, terminal) {
    terminal.error(messageOf(error))
    terminal.error(`${describe(error)}\n`)
    return 1
  },
  run
}
