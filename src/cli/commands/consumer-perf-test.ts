// kafka-consumer-perf-test: how many records a second a member of a group reads.

import { scanBatch } from '#client/consumer/scan.js'
import { Consumer } from '#client/consumer.js'
import { type Properties, readPairs, readProperties } from '../connect.ts'
import { clientLog, describe } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { wholeName } from '../patterns.ts'
import { ConsumerStats } from '../perf/consumer-stats.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { grammar } from './consumer-perf-test/grammar.ts'

const pollMs = 100

function consumerProperties(options: Options): Properties {
  return {
    'group.id': `perf-consumer-${Math.floor(Math.random() * 100_000)}`,
    'client.id': 'perf-consumer-client',
    'auto.offset.reset': options.has('from-latest') ? 'latest' : 'earliest',
    'check.crcs': 'false',
    'max.partition.fetch.bytes': options.value('fetch-size') ?? '1048576',
    'receive.buffer.bytes': options.value('socket-buffer-size') ?? '2097152',
    ...readProperties(options.value('command-config') ?? options.value('consumer.config')),
    ...readPairs(options.values('command-property')),
    ...(options.has('group') ? { 'group.id': options.required('group') } : {}),
    'bootstrap.servers': options.required('bootstrap-server')
  }
}

/** Under its old name or its new one. */
function wantedRecords(options: Options, terminal: Terminal): number {
  if (options.has('messages') && options.has('num-records')) {
    throw new UsageError('Exactly one of the following arguments is required: [num-records], [messages]', {
      help: true
    })
  }
  if (options.has('messages')) terminal.line('Warning: --messages is deprecated. Use --num-records instead.')
  const wanted = options.number('num-records') ?? options.number('messages')
  if (wanted === undefined) {
    throw new UsageError('Exactly one of the following arguments is required: [num-records], [messages]', {
      help: true
    })
  }
  return wanted
}

function topicsOf(options: Options): readonly string[] | RegExp {
  const topic = options.value('topic')
  const include = options.value('include')
  if ((topic === undefined) === (include === undefined)) {
    throw new UsageError('Exactly one of the following arguments is required: [topic], [include]', { help: true })
  }
  return topic === undefined ? wholeName(include ?? '') : [topic]
}

async function consume(
  consumer: Consumer,
  stats: ConsumerStats,
  wanted: number,
  timeoutMs: number,
  terminal: Terminal
): Promise<{ records: number; bytes: number }> {
  const totals = { records: 0, bytes: 0 }
  let lastRecord = performance.now()
  while (totals.records < wanted) {
    const batches = await consumer.pollBatches(pollMs)
    const before = totals.records
    for (const one of batches) {
      scanBatch(one, wanted - totals.records, totals)
      stats.look(totals)
      if (totals.records >= wanted) break
    }
    if (totals.records > before) lastRecord = performance.now()
    else if (performance.now() - lastRecord > timeoutMs) {
      terminal.line(
        `WARNING: Exiting before consuming the expected number of records: timeout (${timeoutMs} ms) exceeded. ` +
          'You can use the --timeout option to increase the timeout.'
      )
      break
    }
  }
  return totals
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const topics = topicsOf(options)
  const wanted = wantedRecords(options, terminal)
  const detailed = options.has('show-detailed-stats')
  const stats = new ConsumerStats({
    intervalMs: options.number('reporting-interval') ?? 5000,
    datePattern: options.value('date-format') ?? '',
    detailed,
    print: (line) => terminal.line(line)
  })
  if (!options.has('hide-header')) stats.printHeader()
  const consumer = new Consumer(consumerProperties(options), clientLog(terminal))
  try {
    consumer.subscribe(topics, { assigned: () => stats.joined(), revoked: () => stats.joining() })
    const totals = await consume(consumer, stats, wanted, options.number('timeout') ?? 10_000, terminal)
    if (!detailed) stats.printTotal(totals)
    terminal.report(stats.summary(totals))
    if (options.has('print-metrics')) terminal.error('--print-metrics: this client keeps no metrics to print.')
    return 0
  } finally {
    await consumer.close()
  }
}

export const tool: Tool = {
  name: 'kafka-consumer-perf-test',
  javaClass: 'org.apache.kafka.tools.ConsumerPerformance',
  grammar,
  failed(error, terminal) {
    terminal.error(describe(error))
    return 1
  },
  run
}
