// The options of kafka-consumer-perf-test.

import type { Grammar } from '../../options/definition.ts'
import { bootstrapServer, commandConfig } from '../../options/shared.ts'

export const grammar: Grammar = {
  manners: 'joptsimple',
  about: 'This tool is used to verify the consumer performance.',
  options: [
    bootstrapServer,
    { ...commandConfig, argument: 'config file' },
    {
      name: 'command-property',
      argument: 'prop1=val1',
      repeated: true,
      about: 'A setting of the consumer. Beats those of the properties file.'
    },
    { name: 'consumer.config', argument: 'config file', complete: 'file', about: '(deprecated) Use --command-config.' },
    { name: 'topic', argument: 'topic', complete: 'topic', about: 'The topic to consume from.' },
    {
      name: 'include',
      argument: 'Java regex (String)',
      about: 'Topics to consume from, as a regular expression. Instead of --topic.'
    },
    {
      name: 'group',
      argument: 'gid',
      complete: 'group',
      about: 'The group to consume in; one of its own unless given.'
    },
    {
      name: 'fetch-size',
      argument: 'size',
      type: 'Integer',
      fallback: '1048576',
      about: 'The most to fetch from one partition with one request.'
    },
    {
      name: 'from-latest',
      about: 'Without a committed offset start with the latest record instead of the earliest.'
    },
    {
      name: 'socket-buffer-size',
      argument: 'size',
      type: 'Integer',
      fallback: '2097152',
      about: 'receive.buffer.bytes.'
    },
    { name: 'messages', argument: 'count', type: 'Long', about: '(deprecated) Use --num-records.' },
    { name: 'num-records', argument: 'count', type: 'Long', about: 'REQUIRED: How many records to consume.' },
    {
      name: 'reporting-interval',
      argument: 'interval_ms',
      type: 'Long',
      fallback: '5000',
      about: 'How often to print progress, in milliseconds.'
    },
    {
      name: 'date-format',
      argument: 'date format',
      fallback: 'yyyy-MM-dd HH:mm:ss:SSS',
      about: 'How times are printed, in the letters of java.text.SimpleDateFormat.'
    },
    { name: 'show-detailed-stats', about: 'Print a line for each reporting interval instead of one for all.' },
    { name: 'hide-header', about: 'Leave out the line that names the columns.' },
    { name: 'print-metrics', about: 'Print the metrics of the client.' },
    {
      name: 'timeout',
      argument: 'milliseconds',
      optionalArgument: true,
      type: 'Long',
      fallback: '10000',
      about: 'End when no record came for so long.'
    }
  ]
}
