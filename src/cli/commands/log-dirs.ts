// kafka-log-dirs: what is in the log directories of brokers, as one line of JSON.

import { describeLogDirs, listNodes } from '#client/admin/nodes.js'
import { resultOf } from '#client/admin/outcome.js'
import type { Admin } from '#client/admin.js'
import { exceptionOf } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { withAdmin } from '../connect.ts'
import { messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { bootstrapServer, commandConfig } from '../options/shared.ts'
import { requireAll } from '../rules.ts'
import { type Terminal, toJson } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter((part) => part !== '')

async function brokersOf(options: Options, admin: Admin): Promise<number[]> {
  const there = (await listNodes(admin)).map(({ id }) => id)
  const wanted = listOf(options.value('broker-list')).map((text) => {
    if (!/^\d+$/.test(text)) throw new UsageError(`For input string: "${text}"`)
    return Number(text)
  })
  const missing = wanted.filter((id) => !there.includes(id))
  if (missing.length > 0) {
    throw new UsageError(
      `ERROR: The given brokers do not exist from --broker-list: ${missing.join(',')}. Current existent brokers: ${there.join(',')}`
    )
  }
  return wanted.length > 0 ? wanted : there
}

async function found(options: Options, admin: Admin, brokers: readonly number[]): Promise<object> {
  const topics = listOf(options.value('topic-list'))
  const directories = await describeLogDirs(admin, brokers)
  return {
    brokers: brokers.map((broker) => ({
      broker,
      logDirs: resultOf(directories.get(broker)).map((directory) => ({
        partitions: directory.topics
          .filter(({ name }) => topics.length === 0 || topics.includes(name))
          .flatMap(({ name, partitions }) =>
            partitions.map((one) => ({
              partition: `${name}-${one.partitionIndex}`,
              size: one.partitionSize,
              offsetLag: one.offsetLag,
              isFuture: one.isFutureKey
            }))
          ),
        error: directory.errorCode === ErrorCode.NONE ? null : exceptionOf(directory.errorCode),
        logDir: directory.logDir
      }))
    })),
    version: 1
  }
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  requireAll(options, ['describe'])
  return withAdmin(options, terminal, async (admin) => {
    const brokers = await brokersOf(options, admin)
    terminal.line('Querying brokers for log directories information')
    const answer = await found(options, admin, brokers)
    terminal.line(`Received log directory information from brokers ${brokers.join(',')}`)
    terminal.line(toJson(answer))
    terminal.report(answer)
    return 0
  })
}

export const tool: Tool = {
  name: 'kafka-log-dirs',
  javaClass: 'org.apache.kafka.tools.LogDirsCommand',
  grammar: {
    manners: 'joptsimple',
    about: 'This tool helps to query log directory usage on the specified brokers.',
    actions: ['describe'],
    options: [
      bootstrapServer,
      commandConfig,
      { name: 'describe', about: 'Show the log directories.' },
      { name: 'topic-list', argument: 'Topic list', about: 'Only partitions of these topics, with commas between.' },
      { name: 'broker-list', argument: 'Broker list', about: 'Only these brokers, with commas between.' }
    ]
  },
  failed(error, terminal) {
    terminal.error(messageOf(error))
    return 1
  },
  run
}
