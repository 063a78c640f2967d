// kafka-cluster: the id of a cluster, where its nodes are, and how one is unregistered for good.

import { describeCluster } from '#client/admin/nodes.js'
import type { Admin } from '#client/admin.js'
import { KafkaError, throwIfError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { padded } from '../columns.ts'
import { readProperties, withAdmin } from '../connect.ts'
import { describe, logLine, messageOf } from '../logging.ts'
import { type OptionSpec, UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { bootstrapController, commandConfig, optionalBootstrapServer } from '../options/shared.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const connection: readonly OptionSpec[] = [
  { ...optionalBootstrapServer, aliases: ['b'] },
  { ...bootstrapController, aliases: ['C'] },
  { ...commandConfig, aliases: ['c'] },
  { name: 'config', argument: 'properties file', complete: 'file', about: '(deprecated) Use --command-config.' }
]

/** --config is --command-config by its old name. */
function connected<T>(options: Options, terminal: Terminal, work: (admin: Admin) => Promise<T>): Promise<T> {
  return withAdmin(options, terminal, work, readProperties(options.value('config')))
}

async function clusterId(options: Options, terminal: Terminal): Promise<void> {
  const { clusterId: id } = await connected(options, terminal, (admin) => describeCluster(admin))
  terminal.line(id === '' ? 'No cluster ID found. The Kafka version is probably too old.' : `Cluster ID: ${id}`)
  terminal.report({ clusterId: id })
}

async function unregister(options: Options, terminal: Terminal): Promise<void> {
  const text = options.required('id')
  const id = Number(text)
  await connected(options, terminal, async (admin) => {
    try {
      const answer = await admin.send('UnregisterBroker', { brokerId: id })
      throwIfError(answer.errorCode, answer.errorMessage)
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      if (error.code === ErrorCode.UNSUPPORTED_VERSION) {
        terminal.line('The target cluster does not support the broker unregistration API.')
        terminal.report({ unregistered: null })
        return
      }
      const said = `[AdminClient clientId=adminclient-1] Unregister broker request for broker ID ${id} failed: ${error.message}`
      logLine(terminal, 'ERROR', said, 'org.apache.kafka.clients.admin.KafkaAdminClient')
      throw error
    }
    terminal.line(`Broker ${id} is no longer registered.`)
    terminal.report({ unregistered: id })
  })
}

const idWidth = 10
const narrow = 10
const wide = 15

async function listEndpoints(options: Options, terminal: Terminal): Promise<void> {
  const fenced = options.has('include-fenced-brokers')
  const controllers = options.has('bootstrap-controller')
  if (fenced && controllers) {
    throw new UsageError('The option --include-fenced-brokers is only supported with --bootstrap-server option')
  }
  const answer = await connected(options, terminal, (admin) => describeCluster(admin, { fencedBrokers: fenced }))
  const nodes = [...answer.brokers].sort((a, b) => a.brokerId - b.brokerId)
  const racks = nodes.flatMap(({ rack }) => (rack === null ? [] : [rack.length]))
  const host = Math.max(0, ...nodes.map((node) => node.host.length))
  const rack = racks.length === 0 ? narrow : Math.max(...racks)
  const state = controllers ? [] : [narrow]
  const widths = [idWidth, host, narrow, rack, ...state, wide]
  const heads = ['ID', 'HOST', 'PORT', 'RACK', ...(controllers ? [] : ['STATE']), 'ENDPOINT_TYPE']
  terminal.line(`${padded(widths, heads)} `)
  for (const node of nodes) {
    const cells = [String(node.brokerId), node.host, String(node.port), String(node.rack)]
    const status = controllers ? [] : [node.isFenced ? 'fenced' : 'unfenced']
    terminal.line(`${padded(widths, [...cells, ...status, controllers ? 'controller' : 'broker'])} `)
  }
  terminal.report(
    nodes.map(({ brokerId: id, host: name, port, rack: where, isFenced }) => ({
      id,
      host: name,
      port,
      rack: where,
      ...(controllers ? {} : { fenced: isFenced }),
      endpointType: controllers ? 'controller' : 'broker'
    }))
  )
}

const subcommands: Readonly<Record<string, (options: Options, terminal: Terminal) => Promise<void>>> = {
  'cluster-id': clusterId,
  unregister,
  'list-endpoints': listEndpoints
}

export const tool: Tool = {
  name: 'kafka-cluster',
  javaClass: 'org.apache.kafka.tools.ClusterTool',
  grammar: {
    manners: 'argparse',
    about: 'The Kafka cluster tool.',
    options: connection,
    oneOf: ['bootstrap-server', 'bootstrap-controller'],
    subcommands: [
      { name: 'cluster-id', about: 'Get information about the ID of a cluster.', options: [] },
      {
        name: 'unregister',
        about: 'Unregister a broker.',
        options: [
          {
            name: 'id',
            aliases: ['i'],
            argument: 'ID',
            type: 'Integer',
            required: true,
            about: 'The id of the broker to unregister.'
          }
        ]
      },
      {
        name: 'list-endpoints',
        about: 'List endpoints',
        options: [{ name: 'include-fenced-brokers', about: 'Show brokers that are fenced, too.' }]
      }
    ]
  },
  failed(error, terminal) {
    if (error instanceof KafkaError) {
      terminal.error(String(error))
      terminal.error(`java.util.concurrent.ExecutionException: ${error}\nCaused by: ${error}\n`)
    } else terminal.error(`${messageOf(error)}\n${describe(error)}\n`)
    return 1
  },
  async run(options, terminal) {
    await subcommands[options.subcommand ?? '']?.(options, terminal)
    return 0
  }
}
