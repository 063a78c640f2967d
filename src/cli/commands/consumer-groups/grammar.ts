// The options of kafka-consumer-groups, and which of them go together.

import type { Grammar, OptionSpec } from '../../options/definition.ts'
import { commandConfig, optionalBootstrapServer } from '../../options/shared.ts'

export const actions = ['list', 'describe', 'delete', 'reset-offsets', 'delete-offsets', 'validate-regex'] as const

/** Exactly one of these says where --reset-offsets goes. */
export const resetTargets = [
  'to-offset',
  'to-datetime',
  'by-duration',
  'to-earliest',
  'to-latest',
  'shift-by',
  'from-file',
  'to-current'
] as const
export type ResetTarget = (typeof resetTargets)[number]

const options: readonly OptionSpec[] = [
  optionalBootstrapServer,
  commandConfig,
  { name: 'list', about: 'List all consumer groups.' },
  {
    name: 'describe',
    about: 'Show a group’s offsets and how far they lag, or with other options its members or state.'
  },
  { name: 'delete', about: 'Delete groups with all that is known of them.' },
  {
    name: 'reset-offsets',
    about: 'Set the offsets of a group without active members; shows the plan unless --execute.'
  },
  { name: 'delete-offsets', about: 'Delete the offsets of a group for topics it does not read any more.' },
  { name: 'validate-regex', argument: 'regex', about: 'Say whether a regular expression is one in RE2’s syntax.' },
  {
    name: 'group',
    argument: 'consumer group',
    repeated: true,
    complete: 'group',
    about: 'The group; may be repeated.'
  },
  { name: 'all-groups', about: 'All consumer groups.' },
  {
    name: 'topic',
    argument: 'topic',
    repeated: true,
    complete: 'topic',
    about: 'The topic whose offsets are meant, or some of its partitions as topic:0,1,2; may be repeated.'
  },
  { name: 'all-topics', about: 'All topics that the group has offsets of or reads.' },
  {
    name: 'state',
    argument: 'states',
    optionalArgument: true,
    about: 'With --describe the state of the group; with --list the state of each, or only those in given states.'
  },
  {
    name: 'type',
    argument: 'types',
    optionalArgument: true,
    about: 'With --list the type of each group, or only those of given types: classic, consumer.'
  },
  { name: 'members', about: 'With --describe: the members of the group.' },
  {
    name: 'offsets',
    about: 'With --describe: offsets and lag of every partition; this is what --describe does anyway.'
  },
  { name: 'verbose', about: 'With --describe: more columns.' },
  {
    name: 'timeout',
    argument: 'timeout (ms)',
    type: 'Long',
    fallback: '30000',
    about: 'How long the group may take to become stable.'
  },
  { name: 'to-offset', argument: 'offset', type: 'Long', about: 'Reset to this offset.' },
  {
    name: 'to-datetime',
    argument: 'datetime',
    about: 'Reset to the first record from then on: YYYY-MM-DDThh:mm:ss.sss.'
  },
  { name: 'by-duration', argument: 'duration', about: 'Reset to what was current so long ago: PnDTnHnMnS.' },
  { name: 'to-earliest', about: 'Reset to the earliest offset.' },
  { name: 'to-latest', about: 'Reset to the latest offset.' },
  { name: 'to-current', about: 'Keep the current offset, for --export.' },
  { name: 'shift-by', argument: 'number-of-offsets', type: 'Long', about: 'Move by so many, back when negative.' },
  {
    name: 'from-file',
    argument: 'path to CSV file',
    complete: 'file',
    about: 'Reset to what a file of --export says.'
  },
  { name: 'dry-run', about: 'Only show what would be done.' },
  { name: 'execute', about: 'Do it.' },
  { name: 'export', about: 'Print the result as CSV, for --from-file.' }
]

export const grammar: Grammar = {
  manners: 'joptsimple',
  about:
    'This tool helps to list all consumer groups, describe a consumer group, delete consumer group info, or reset consumer group offsets.',
  options,
  actions: actions.filter((action) => action !== 'validate-regex'),
  subject: 'group'
}
