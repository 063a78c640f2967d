// The options of kafka-producer-perf-test.

import type { Grammar } from '../../options/definition.ts'

const exclusive = 'Exactly one of --record-size, --payload-file and --payload-monotonic has to be given.'

export const grammar: Grammar = {
  manners: 'argparse',
  about:
    'This tool is used to verify the producer performance: it sends records as fast as it can, or as --throughput says, and ' +
    'prints how many a second were acknowledged and how long each took.',
  oneOf: ['record-size', 'payload-file', 'payload-monotonic'],
  options: [
    {
      name: 'bootstrap-server',
      argument: 'BOOTSTRAP-SERVER',
      about: 'The servers to connect to first; beats bootstrap.servers of the properties.'
    },
    { name: 'topic', argument: 'TOPIC', required: true, complete: 'topic', about: 'Produce records to this topic.' },
    {
      name: 'num-records',
      argument: 'NUM-RECORDS',
      type: 'Long',
      required: true,
      about: 'How many records to produce.'
    },
    {
      name: 'payload-delimiter',
      argument: 'PAYLOAD-DELIMITER',
      fallback: '\\n',
      about: 'What stands between payloads in --payload-file.'
    },
    {
      name: 'throughput',
      argument: 'THROUGHPUT',
      type: 'Double',
      required: true,
      about: 'Approximately so many records a second at most; -1: no limit.'
    },
    {
      name: 'producer-props',
      argument: 'PROP-NAME=PROP-VALUE',
      several: true,
      about: '(deprecated) Use --command-property.'
    },
    {
      name: 'command-property',
      argument: 'PROP-NAME=PROP-VALUE',
      several: true,
      about: 'Settings of the producer: linger.ms=10 batch.size=32768. They beat those of --command-config.'
    },
    {
      name: 'producer.config',
      argument: 'CONFIG-FILE',
      complete: 'file',
      about: '(deprecated) Use --command-config.'
    },
    {
      name: 'command-config',
      argument: 'CONFIG-FILE',
      complete: 'file',
      about: 'A properties file with settings of the producer.'
    },
    { name: 'print-metrics', about: 'Print the metrics of the client at the end.' },
    { name: 'transactional-id', argument: 'TRANSACTIONAL-ID', about: 'The transactional id to use.' },
    {
      name: 'transaction-duration-ms',
      argument: 'TRANSACTION-DURATION',
      type: 'Long',
      about: 'How long each transaction may last.'
    },
    {
      name: 'warmup-records',
      argument: 'WARMUP-RECORDS',
      type: 'Long',
      fallback: '0',
      about: 'Leave the first so many records out of a second summary, of the steady state.'
    },
    {
      name: 'reporting-interval',
      argument: 'INTERVAL-MS',
      type: 'Long',
      fallback: '5000',
      about: 'How often to print progress, in milliseconds.'
    },
    { name: 'record-size', argument: 'RECORD-SIZE', type: 'Integer', about: `Bytes of each record. ${exclusive}` },
    {
      name: 'payload-file',
      argument: 'PAYLOAD-FILE',
      complete: 'file',
      about: `Take payloads at random from this file of UTF-8 text. ${exclusive}`
    },
    { name: 'payload-monotonic', about: `Payloads are numbers that grow by one. ${exclusive}` }
  ]
}
