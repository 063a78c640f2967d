// The options of kafka-topics, and which of them go together.

import type { Grammar, OptionSpec } from '../../options/definition.ts'
import { commandConfig, optionalBootstrapServer } from '../../options/shared.ts'

export const actions = ['list', 'describe', 'create', 'alter', 'delete'] as const

const options: readonly OptionSpec[] = [
  optionalBootstrapServer,
  commandConfig,
  { name: 'list', about: 'List the names of all topics.' },
  { name: 'create', about: 'Create a topic.' },
  { name: 'delete', about: 'Delete topics.' },
  {
    name: 'alter',
    about: 'Give topics more partitions. Their configuration is changed with kafka-configs.'
  },
  { name: 'describe', about: 'Show partitions, leaders, replicas and configuration of topics.' },
  {
    name: 'topic',
    argument: 'topic',
    complete: 'topic',
    about: 'The topic. For everything but --create a regular expression, in quotes for the shell.'
  },
  { name: 'topic-id', argument: 'topic-id', about: 'The id of the topic, for --describe.' },
  {
    name: 'config',
    argument: 'name=value',
    repeated: true,
    about: 'A configuration of the topic that is created; any number of them. The keys are those of kafka-configs.'
  },
  {
    name: 'delete-config',
    argument: 'name',
    repeated: true,
    about: 'Not with this tool any more: kafka-configs --delete-config.'
  },
  {
    name: 'partitions',
    argument: '# of partitions',
    type: 'Integer',
    about: 'How many partitions the topic gets, or after --alter has. Without it the broker’s default.'
  },
  {
    name: 'replication-factor',
    argument: 'replication factor',
    type: 'Integer',
    about: 'How many replicas each partition gets. Without it the broker’s default.'
  },
  {
    name: 'replica-assignment',
    argument: 'broker_id_for_part1_replica1:broker_id_for_part1_replica2, …',
    about: 'The brokers of each partition’s replicas: colons between replicas, commas between partitions.'
  },
  { name: 'under-replicated-partitions', about: 'Describe only partitions with a replica out of sync.' },
  { name: 'unavailable-partitions', about: 'Describe only partitions without a leader.' },
  { name: 'under-min-isr-partitions', about: 'Describe only partitions with fewer replicas in sync than configured.' },
  {
    name: 'at-min-isr-partitions',
    about: 'Describe only partitions with exactly as many replicas in sync as configured.'
  },
  { name: 'topics-with-overrides', about: 'Describe only topics that have a configuration of their own.' },
  { name: 'if-exists', about: 'Do nothing, rather than fail, for a topic that does not exist.' },
  { name: 'if-not-exists', about: 'Do nothing, rather than fail, when the topic is there already.' },
  { name: 'exclude-internal', about: 'Leave out the topics that Kafka keeps for itself.' },
  {
    name: 'partition-size-limit-per-response',
    argument: 'maximum number of partitions per response',
    type: 'Integer',
    about: 'How many partitions the broker may answer in one response.'
  }
]

export const grammar: Grammar = {
  manners: 'joptsimple',
  about: 'This tool helps to create, delete, describe, or change a topic.',
  options,
  actions,
  subject: 'topic'
}
