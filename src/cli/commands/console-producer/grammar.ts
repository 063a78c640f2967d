// The options of kafka-console-producer.

import type { Grammar, OptionSpec } from '../../options/definition.ts'
import { bootstrapServer, commandConfig } from '../../options/shared.ts'

const options: readonly OptionSpec[] = [
  bootstrapServer,
  commandConfig,
  { name: 'topic', argument: 'topic', required: true, complete: 'topic', about: 'The topic to write to.' },
  { name: 'sync', about: 'Wait for each record to be acknowledged before the next is sent.' },
  {
    name: 'compression-codec',
    argument: 'compression-codec',
    optionalArgument: true,
    about: "'none', 'gzip', 'snappy', 'lz4' or 'zstd'; gzip when no value is given."
  },
  {
    name: 'batch-size',
    argument: 'size',
    type: 'Integer',
    fallback: '16384',
    about: 'batch.size: bytes to gather for a partition.'
  },
  {
    name: 'max-partition-memory-bytes',
    argument: 'memory in bytes per partition',
    type: 'Integer',
    fallback: '16384',
    about: '(deprecated) Use --batch-size.'
  },
  {
    name: 'message-send-max-retries',
    argument: 'count',
    type: 'Integer',
    fallback: '3',
    about: 'retries: how often a record is sent again.'
  },
  { name: 'retry-backoff-ms', argument: 'ms', type: 'Long', fallback: '100', about: 'retry.backoff.ms.' },
  {
    name: 'timeout',
    argument: 'timeout_ms',
    type: 'Long',
    fallback: '1000',
    about: 'linger.ms: how long a batch may wait for more.'
  },
  {
    name: 'request-required-acks',
    argument: 'request required acks',
    fallback: '-1',
    about: 'acks: 0, 1 or all (-1).'
  },
  {
    name: 'request-timeout-ms',
    argument: 'request timeout ms',
    type: 'Integer',
    fallback: '1500',
    about: 'request.timeout.ms.'
  },
  {
    name: 'metadata-expiry-ms',
    argument: 'metadata expiration interval',
    type: 'Long',
    fallback: '300000',
    about: 'metadata.max.age.ms.'
  },
  { name: 'max-block-ms', argument: 'max block on send', type: 'Long', fallback: '60000', about: 'max.block.ms.' },
  {
    name: 'max-memory-bytes',
    argument: 'total memory in bytes',
    type: 'Long',
    fallback: '33554432',
    about: 'buffer.memory.'
  },
  { name: 'socket-buffer-size', argument: 'size', type: 'Integer', fallback: '102400', about: 'send.buffer.bytes.' },
  {
    name: 'line-reader',
    argument: 'reader_class',
    fallback: 'org.apache.kafka.tools.LineMessageReader',
    about: 'How lines become records; only the built-in reader is there.'
  },
  {
    name: 'reader-property',
    argument: 'prop',
    repeated: true,
    about:
      'name=value for the reader: parse.key=false parse.headers=false ignore.error=false key.separator=\\t ' +
      'headers.delimiter=\\t headers.separator=, headers.key.separator=: null.marker= (nothing). ' +
      'A line is headers, key and value, as far as they are parsed, with these between them.'
  },
  { name: 'reader-config', argument: 'config file', complete: 'file', about: 'A properties file for the reader.' },
  { name: 'property', argument: 'prop', repeated: true, about: '(deprecated) Use --reader-property.' },
  {
    name: 'command-property',
    argument: 'producer_prop',
    repeated: true,
    about: 'key=value of the producer; stronger than --command-config.'
  },
  {
    name: 'producer-property',
    argument: 'producer_prop',
    repeated: true,
    about: '(deprecated) Use --command-property.'
  },
  { name: 'producer.config', argument: 'config file', complete: 'file', about: '(deprecated) Use --command-config.' }
]

export const grammar: Grammar = {
  manners: 'joptsimple',
  about: 'This tool helps to read data from standard input and publish it to Kafka.',
  options,
  subject: 'topic'
}
