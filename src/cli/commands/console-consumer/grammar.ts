// The options of kafka-console-consumer.

import type { Grammar, OptionSpec } from '../../options/definition.ts'
import { bootstrapServer, commandConfig } from '../../options/shared.ts'

const options: readonly OptionSpec[] = [
  bootstrapServer,
  commandConfig,
  { name: 'topic', argument: 'topic', complete: 'topic', about: 'The topic to read.' },
  { name: 'include', argument: 'Java regex (String)', about: 'A regular expression for the topics to read.' },
  {
    name: 'partition',
    argument: 'partition',
    type: 'Integer',
    about: 'The only partition to read; from its end unless --offset or --from-beginning says otherwise.'
  },
  {
    name: 'offset',
    argument: 'consume offset',
    fallback: 'latest',
    about: "Where to begin in the partition: a number, 'earliest' or 'latest'."
  },
  { name: 'from-beginning', about: 'Begin with the earliest record, where the group has no offset yet.' },
  { name: 'group', argument: 'consumer group id', complete: 'group', about: 'The group to read as.' },
  { name: 'max-messages', argument: 'num_messages', type: 'Integer', about: 'End after so many records.' },
  { name: 'timeout-ms', argument: 'timeout_ms', type: 'Long', about: 'End when no record came for so long.' },
  { name: 'skip-message-on-error', about: 'Leave out a record that cannot be shown, instead of ending.' },
  {
    name: 'isolation-level',
    argument: 'level',
    fallback: 'read_uncommitted',
    about: 'read_committed leaves out records of transactions that are open or were aborted.'
  },
  {
    name: 'formatter',
    argument: 'class',
    fallback: 'org.apache.kafka.tools.consumer.DefaultMessageFormatter',
    about:
      'How records are shown, by the name of Kafka’s class: DefaultMessageFormatter, LoggingMessageFormatter, NoOpMessageFormatter, ' +
      'OffsetsMessageFormatter, GroupMetadataMessageFormatter, TransactionLogMessageFormatter.'
  },
  {
    name: 'formatter-property',
    argument: 'prop',
    repeated: true,
    about:
      'name=value for the formatter: print.timestamp print.key print.offset print.epoch print.partition print.headers ' +
      'print.value key.separator line.separator headers.separator null.literal key.deserializer value.deserializer header.deserializer.'
  },
  {
    name: 'formatter-config',
    argument: 'config file',
    complete: 'file',
    about: 'A properties file for the formatter.'
  },
  { name: 'property', argument: 'prop', repeated: true, about: '(deprecated) Use --formatter-property.' },
  {
    name: 'key-deserializer',
    argument: 'deserializer for keys',
    about: 'How keys are read, by the name of Kafka’s class.'
  },
  {
    name: 'value-deserializer',
    argument: 'deserializer for values',
    about: 'How values are read, by the name of Kafka’s class.'
  },
  { name: 'enable-systest-events', about: 'Tell on standard output when the consumer has ended, as a line of JSON.' },
  {
    name: 'command-property',
    argument: 'consumer_prop',
    repeated: true,
    about: 'key=value of the consumer; stronger than --command-config.'
  },
  {
    name: 'consumer-property',
    argument: 'consumer_prop',
    repeated: true,
    about: '(deprecated) Use --command-property.'
  },
  { name: 'consumer.config', argument: 'config file', complete: 'file', about: '(deprecated) Use --command-config.' }
]

export const grammar: Grammar = {
  manners: 'joptsimple',
  about: 'This tool helps to read data from Kafka topics and outputs it to standard output.',
  options,
  subject: 'topic'
}
