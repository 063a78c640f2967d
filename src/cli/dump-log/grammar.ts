// The options of kafka-dump-log.

import type { Grammar } from '../options/definition.ts'
import { defaultDecoderClass } from './decoders/plain.ts'
import { bytesMaxDefault } from './segment.ts'

const messageBytesMaxDefault = 5 * 1024 * 1024

export const grammar: Grammar = {
  manners: 'joptsimple',
  about:
    'This tool helps to parse a log file and dump its contents to the console, useful for debugging a seemingly corrupt log segment.',
  subject: 'files',
  options: [
    {
      name: 'files',
      argument: 'file1, file2, ...',
      required: true,
      complete: 'file',
      about:
        'The files to show, with commas between several: .log, .index, .timeindex, .txnindex, .snapshot, .checkpoint.'
    },
    { name: 'print-data-log', about: 'Show keys and values of the records. Decoder options imply it.' },
    {
      name: 'deep-iteration',
      about: 'Show the records of each batch, not only the batches. --print-data-log implies it.'
    },
    { name: 'verify-index-only', about: 'Compare an index with its log and show only what differs.' },
    {
      name: 'index-sanity-check',
      about: 'Only check an index the way a start of the broker does, when it decides whether to build it again.'
    },
    {
      name: 'max-message-size',
      argument: 'size',
      type: 'Integer',
      fallback: String(messageBytesMaxDefault),
      about: 'How many bytes to look at behind an index entry.'
    },
    {
      name: 'max-bytes',
      argument: 'size',
      type: 'Integer',
      fallback: String(bytesMaxDefault),
      about: 'Read no more than so many bytes of a .log file.'
    },
    {
      name: 'key-decoder-class',
      argument: 'class',
      optionalArgument: true,
      fallback: defaultDecoderClass,
      about:
        'How to show keys: StringDecoder, LongDecoder, IntegerDecoder or DefaultDecoder of org.apache.kafka.tools.api.'
    },
    {
      name: 'value-decoder-class',
      argument: 'class',
      optionalArgument: true,
      fallback: defaultDecoderClass,
      about: 'How to show values; the same classes.'
    },
    { name: 'offsets-decoder', about: 'Show the records of __consumer_offsets as what they mean.' },
    { name: 'transaction-log-decoder', about: 'Show the records of __transaction_state as what they mean.' },
    {
      name: 'cluster-metadata-decoder',
      about: 'Show the records of the metadata log and its snapshots as what they mean.'
    },
    { name: 'remote-log-metadata-decoder', about: 'Show the records of __remote_log_metadata as what they mean.' },
    { name: 'share-group-state-decoder', about: 'Show the records of __share_group_state as what they mean.' },
    {
      name: 'skip-record-metadata',
      about: 'Show keys and values without offsets and sizes; control records are left out too.'
    }
  ]
}
