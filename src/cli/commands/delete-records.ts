// kafka-delete-records: moves the beginning of partitions, from a JSON file.

import { deleteRecords } from '#client/admin/partitions.js'
import type { Admin } from '#client/admin.js'
import { partitionText } from '#client/partitions.js'
import { withAdmin } from '../connect.ts'
import { field, readJson } from '../json-file.ts'
import { describe, messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { bootstrapServer, commandConfig } from '../options/shared.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

interface Wanted {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

interface Result {
  readonly partition: string
  readonly lowWatermark?: number | bigint
  readonly error?: string
}

const adminOperation = 'org.apache.kafka.tools.AdminOperationException'

function wantedOf(path: string): Wanted[] {
  const json = readJson(path)
  const version = field(json, 'version', 'number', false) ?? 1
  if (version !== 1) throw new UsageError(`Not supported version field value ${version}`, { javaClass: adminOperation })
  const list = field(json, 'partitions', 'object')
  if (!Array.isArray(list)) throw new UsageError('Missing partitions field', { javaClass: adminOperation })
  const wanted = list.map((one) => ({
    topic: String(field(one, 'topic', 'string')),
    partition: Number(field(one, 'partition', 'number')),
    offset: Number(field(one, 'offset', 'number'))
  }))
  const names = wanted.map(partitionText)
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0) {
    throw new UsageError(`Offset json file contains duplicate topic partitions: ${[...new Set(twice)].join(',')}`, {
      javaClass: adminOperation
    })
  }
  return wanted
}

async function deleted(admin: Admin, wanted: readonly Wanted[]): Promise<Result[]> {
  const outcomes = await deleteRecords(admin, wanted)
  const results = [...outcomes].map(([partition, outcome]) =>
    outcome.error === undefined
      ? { partition, lowWatermark: outcome.value }
      : { partition, error: String(outcome.error) }
  )
  return results.sort((a, b) => (a.partition < b.partition ? -1 : 1))
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const wanted = wantedOf(options.required('offset-json-file'))
  terminal.line('Executing records delete operation')
  const results = await withAdmin(options, terminal, (admin) => deleted(admin, wanted))
  terminal.line('Records delete operation completed:')
  for (const { partition, lowWatermark, error } of results) {
    if (error === undefined) terminal.line(`partition: ${partition}\tlow_watermark: ${lowWatermark}`)
    else terminal.line(`partition: ${partition}\terror: java.util.concurrent.ExecutionException: ${error}`)
  }
  terminal.report(results)
  return 0
}

export const tool: Tool = {
  name: 'kafka-delete-records',
  javaClass: 'org.apache.kafka.tools.DeleteRecordsCommand',
  grammar: {
    manners: 'joptsimple',
    about: 'This tool helps to delete records of the given partitions down to the specified offset.',
    options: [
      bootstrapServer,
      commandConfig,
      {
        name: 'offset-json-file',
        argument: 'Offset json file path',
        required: true,
        complete: 'file',
        about: 'A JSON file: {"partitions": [{"topic": "foo", "partition": 1, "offset": 1}], "version": 1}.'
      }
    ]
  },
  failed(error, terminal) {
    terminal.error(messageOf(error))
    terminal.error(`${describe(error)}\n`)
    return 1
  },
  run
}
