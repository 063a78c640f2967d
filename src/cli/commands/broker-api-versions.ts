// kafka-broker-api-versions: which versions of each API every broker speaks, and which of them we would use.

import { describeCluster, nodeVersions } from '#client/admin/nodes.js'
import type { Admin } from '#client/admin.js'
import { asError, KafkaError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { apiOf, apis } from '#protocol/generated/api-keys.js'
import { withAdmin } from '../connect.ts'
import { messageOf } from '../logging.ts'
import type { Options } from '../options/options.ts'
import { bootstrapServer, commandConfig } from '../options/shared.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

interface Api {
  readonly key: number
  readonly name: string
  readonly min: number
  readonly max: number
  /** Undefined when the broker does not have it, or no version is known to both. */
  readonly usable: number | undefined
}

const range = (min: number, max: number): string => (min === max ? String(min) : `${min} to ${max}`)

/** What the broker tells, and after it what a client could ask of newer brokers. */
async function apisOf(admin: Admin, broker: number): Promise<{ told: Api[]; lacking: string[] }> {
  const { answer } = await nodeVersions(admin, broker)
  const told = answer.apiKeys
    .map(({ apiKey, minVersion: min, maxVersion: max }): Api => {
      const ours = apiOf(apiKey)
      const best = ours === undefined ? -1 : Math.min(ours.versionMax, max)
      const usable = ours !== undefined && best >= Math.max(ours.versionMin, min) ? best : undefined
      return { key: apiKey, name: ours?.name ?? 'UNKNOWN', min, max, usable }
    })
    .sort((a, b) => a.key - b.key)
  const there = new Set(told.map(({ key }) => key))
  const lacking = apis.filter(({ key, listeners }) => listeners.includes('broker') && !there.has(key))
  return { told, lacking: lacking.map(({ name, key }) => `${name}(${key})`) }
}

function apiText(api: Api): string {
  const { key, name, min, max, usable } = api
  const text = `${name}(${key}): ${range(min, max)}`
  const ours = apiOf(key)
  if (ours === undefined) return text
  if (usable !== undefined) return `${text} [usable: ${usable}]`
  return `${text} [unusable: node too ${max < ours.versionMin ? 'old' : 'new'}]`
}

/** By key, those that are lacking among the others. */
function lines({ told, lacking }: { told: readonly Api[]; lacking: readonly string[] }): string[] {
  const keyed = [
    ...told.map((api): [number, string] => [api.key, apiText(api)]),
    ...lacking.map((name): [number, string] => [Number(/\((\d+)\)$/.exec(name)?.[1]), `${name}: UNSUPPORTED`])
  ].sort(([a], [b]) => a - b)
  return keyed.map(([, text], at) => `\t${text}${at < keyed.length - 1 ? ',' : ''}`)
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  return withAdmin(options, terminal, async (admin) => {
    const { brokers } = await describeCluster(admin)
    const found = []
    for (const { brokerId, host, port, rack } of brokers) {
      const heading = `${host}:${port} (id: ${brokerId} rack: ${rack} isFenced: false) -> `
      try {
        const known = await apisOf(admin, brokerId)
        terminal.line(`${heading}(`)
        for (const line of lines(known)) terminal.line(line)
        terminal.line(')')
        found.push({ broker: brokerId, host, port, rack, apis: known.told })
      } catch (error) {
        terminal.line(
          `${heading}ERROR: ${error instanceof KafkaError ? error : asError(ErrorCode.UNKNOWN_SERVER_ERROR)}`
        )
        found.push({ broker: brokerId, host, port, rack, error: String(error) })
      }
    }
    terminal.report(found)
    return 0
  })
}

export const tool: Tool = {
  name: 'kafka-broker-api-versions',
  javaClass: 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  grammar: {
    manners: 'joptsimple',
    about: 'This tool helps to retrieve broker version information.',
    options: [bootstrapServer, commandConfig]
  },
  failed(error, terminal) {
    terminal.error(messageOf(error))
    return 1
  },
  run
}
