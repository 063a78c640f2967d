// The producer's settings: a properties file, --command-property, and options that stand for a key. An option beats the file,
// its default does not.

import { type Properties, readPairs, readProperties } from '../../connect.ts'
import type { Options } from '../../options/options.ts'
import { renamed } from '../../rules.ts'

const keys: Readonly<Record<string, string>> = {
  'linger.ms': 'timeout',
  acks: 'request-required-acks',
  'request.timeout.ms': 'request-timeout-ms',
  retries: 'message-send-max-retries',
  'retry.backoff.ms': 'retry-backoff-ms',
  'send.buffer.bytes': 'socket-buffer-size',
  'buffer.memory': 'max-memory-bytes',
  'batch.size': 'batch-size',
  'metadata.max.age.ms': 'metadata-expiry-ms',
  'max.block.ms': 'max-block-ms'
}

export type Warn = (line: string) => void

/** What is set under an old name, with Kafka's warning. */
export function old(options: Options, name: string, now: string, warn: Warn): string[] {
  return renamed(options, name, now, () =>
    warn(`Warning: --${name} is deprecated and will be removed in a future version. Use --${now} instead.`)
  )
}

function compression(options: Options): string {
  if (!options.has('compression-codec')) return 'none'
  return options.value('compression-codec') ?? 'gzip'
}

export function producerProperties(options: Options, warn: Warn): Properties {
  const file = old(options, 'producer.config', 'command-config', warn)[0]
  const given = readPairs(old(options, 'producer-property', 'command-property', warn))
  const base: Properties = { 'client.id': 'console-producer', ...readProperties(file), ...given }
  const found: Properties = { ...base, 'bootstrap.servers': options.required('bootstrap-server') }
  for (const [key, option] of Object.entries(keys)) {
    const value = options.value(option)
    if (value !== undefined && (options.has(option) || found[key] === undefined)) found[key] = value
  }
  const partitionMemory = options.value('max-partition-memory-bytes')
  if (partitionMemory !== undefined && options.has('max-partition-memory-bytes')) found['batch.size'] = partitionMemory
  if (options.has('compression-codec') || found['compression.type'] === undefined) {
    found['compression.type'] = compression(options)
  }
  return found
}

/** What the line reader is told: --reader-config, and --reader-property over it. */
export function readerProperties(options: Options, warn: Warn): Properties {
  return {
    ...readProperties(options.value('reader-config')),
    ...readPairs(old(options, 'property', 'reader-property', warn))
  }
}
