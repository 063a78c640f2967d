// Formatters by the names of Kafka's classes, today's and those of Kafka 3.

import { UsageError } from '../options/definition.ts'
import { defaultFormatter, type Formatter, noOpFormatter } from './formatter.ts'

type Make = (properties: Readonly<Record<string, string>>) => Formatter | Promise<Formatter>

const tools = 'org.apache.kafka.tools.consumer.'

const coordinator = (name: 'offsetsFormatter' | 'groupMetadataFormatter' | 'transactionLogFormatter'): Make => {
  return async () => (await import('./coordinator-formatter.ts'))[name]()
}

const known: Readonly<Record<string, Make>> = {
  DefaultMessageFormatter: defaultFormatter,
  // It also logs each record at INFO, which Kafka's tools are set up not to show.
  LoggingMessageFormatter: defaultFormatter,
  NoOpMessageFormatter: () => noOpFormatter,
  OffsetsMessageFormatter: coordinator('offsetsFormatter'),
  GroupMetadataMessageFormatter: coordinator('groupMetadataFormatter'),
  TransactionLogMessageFormatter: coordinator('transactionLogFormatter')
}

const oldNames: Readonly<Record<string, string>> = {
  'kafka.tools.DefaultMessageFormatter': 'DefaultMessageFormatter',
  'kafka.tools.LoggingMessageFormatter': 'LoggingMessageFormatter',
  'kafka.tools.NoOpMessageFormatter': 'NoOpMessageFormatter',
  'kafka.coordinator.group.GroupMetadataManager$OffsetsMessageFormatter': 'OffsetsMessageFormatter',
  'kafka.coordinator.group.GroupMetadataManager$GroupMetadataMessageFormatter': 'GroupMetadataMessageFormatter',
  'kafka.coordinator.transaction.TransactionLog$TransactionLogMessageFormatter': 'TransactionLogMessageFormatter'
}

/** @param warn told when the name is an old one. */
export async function formatterOf(
  className: string,
  properties: Readonly<Record<string, string>>,
  warn: (line: string) => void
): Promise<Formatter> {
  const old = oldNames[className]
  if (old !== undefined) {
    warn(
      `WARNING: ${className} is deprecated and will be removed in the next major release. Please use ${tools}${old} instead`
    )
  }
  const name = old ?? (className.startsWith(tools) ? className.slice(tools.length) : '')
  const make = known[name]
  if (make === undefined) throw new UsageError(className, { javaClass: 'java.lang.ClassNotFoundException' })
  return make(properties)
}
