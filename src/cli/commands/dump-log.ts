// kafka-dump-log: shows what is in the files of a log directory, without a broker.

import { decompress } from '#client/compression.js'
import type { Decoder } from '../dump-log/decoders/decoder.ts'
import { plainDecoder, textOf } from '../dump-log/decoders/plain.ts'
import { dumpFiles } from '../dump-log/dump.ts'
import { DumpFailure } from '../dump-log/failure.ts'
import { grammar } from '../dump-log/grammar.ts'
import type { Print } from '../dump-log/print.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const special = [
  'offsets-decoder',
  'transaction-log-decoder',
  'cluster-metadata-decoder',
  'remote-log-metadata-decoder',
  'share-group-state-decoder'
] as const

/** Options that ask for keys and values. */
const printing = ['print-data-log', ...special, 'key-decoder-class', 'value-decoder-class']
const chunk = 64 * 1024

/** Lines go out in pieces of 64 KiB: a write for each would cost more than everything else. */
class BufferedPrint implements Print {
  readonly #terminal: Terminal
  #text = ''
  #written: Promise<void> | undefined

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  out(text: string): void {
    this.#text += text
    if (this.#text.length >= chunk) this.flush()
  }

  err(text: string): void {
    this.flush()
    this.#terminal.error(text.replace(/\n$/, ''))
  }

  flush(): void {
    const text = this.#text
    this.#text = ''
    if (text !== '') this.#written = this.#terminal.write(text)
  }

  /** Undefined when nothing was written since. Without waiting, a slow reader's output would gather in memory. */
  takeWritten(): Promise<void> | undefined {
    const written = this.#written
    this.#written = undefined
    return written
  }
}

async function decoderOf(options: Options): Promise<Decoder> {
  const wanted = special.find((name) => options.has(name))
  if (wanted === undefined)
    return plainDecoder(textOf(options.required('key-decoder-class')), textOf(options.required('value-decoder-class')))
  if (wanted === 'cluster-metadata-decoder')
    return (await import('../dump-log/decoders/cluster-metadata.ts')).clusterMetadataDecoder()
  if (wanted === 'remote-log-metadata-decoder')
    return (await import('../dump-log/decoders/remote-log-metadata.ts')).remoteLogMetadataDecoder()
  const coordinator = await import('../dump-log/decoders/coordinator.ts')
  if (wanted === 'offsets-decoder') return coordinator.offsetsDecoder()
  return wanted === 'transaction-log-decoder' ? coordinator.transactionDecoder() : coordinator.shareStateDecoder()
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  if (options.json)
    throw new UsageError('--output json is not served by dump-log: its lines are Kafka’s, for those who read them')
  const shown = printing.some((name) => options.has(name))
  const print = new BufferedPrint(terminal)
  try {
    const steps = dumpFiles(
      {
        files: options
          .required('files')
          .split(/\s*,\s*/)
          .filter((name) => name !== ''),
        deep: shown || options.has('deep-iteration'),
        decoder: shown ? await decoderOf(options) : undefined,
        skipRecordMetadata: options.has('skip-record-metadata'),
        bytesMax: options.number('max-bytes') ?? 0,
        messageBytesMax: options.number('max-message-size') ?? 0,
        verifyIndexOnly: options.has('verify-index-only'),
        indexSanityCheck: options.has('index-sanity-check'),
        decompress: (codec, payload) => decompress(codec, payload, 0, payload.length)
      },
      print
    )
    for (const _ of steps) {
      const written = print.takeWritten()
      if (written !== undefined) await written
    }
    return 0
  } catch (failure) {
    if (!(failure instanceof DumpFailure)) throw failure
    print.err(`Exception in thread "main" ${failure.message}\n`)
    return 1
  } finally {
    print.flush()
  }
}

export const tool: Tool = {
  name: 'kafka-dump-log',
  javaClass: 'org.apache.kafka.tools.DumpLogSegments',
  grammar,
  run
}
