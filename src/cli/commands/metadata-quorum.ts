// kafka-metadata-quorum: the controllers' quorum: its status, how far each replica is, and who belongs to it.

import { describeCluster, describeQuorum } from '#client/admin/nodes.js'
import type { Admin } from '#client/admin.js'
import { KafkaError } from '#client/errors.js'
import { zeroUuid } from '#model/uuid.js'
import type { DescribeQuorumResponse, ReplicaState } from '#protocol/generated/describe-quorum-response.js'
import { tabbed } from '../columns.ts'
import { withAdmin } from '../connect.ts'
import { messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { bootstrapController, commandConfig, optionalBootstrapServer } from '../options/shared.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { addController, removeController } from './metadata-quorum/voters.ts'

type Quorum = DescribeQuorumResponse['topics'][number]['partitions'][number]

const unknownTime = -1

async function quorumOf(admin: Admin): Promise<{ quorum: Quorum; nodes: DescribeQuorumResponse['nodes'] }> {
  const answer = await describeQuorum(admin)
  const quorum = answer.topics[0]?.partitions[0]
  if (quorum === undefined) throw new UsageError('The broker told nothing of the quorum')
  return { quorum, nodes: answer.nodes }
}

function leaderOf({ leaderId, currentVoters }: Quorum): ReplicaState {
  const leader = currentVoters.find(({ replicaId }) => replicaId === leaderId)
  if (leader === undefined) throw new UsageError(`The leader ${leaderId} is not among the voters`)
  return leader
}

function lagOf({ currentVoters }: Quorum, leader: ReplicaState): { records: bigint; timeMs: number } {
  const last =
    [...currentVoters].sort((a, b) => (BigInt(a.logEndOffset) < BigInt(b.logEndOffset) ? -1 : 1))[0] ?? leader
  const records = BigInt(leader.logEndOffset) - BigInt(last.logEndOffset)
  const [ours, theirs] = [Number(leader.lastCaughtUpTimestamp), Number(last.lastCaughtUpTimestamp)]
  if (last.replicaId === leader.replicaId) return { records, timeMs: 0 }
  return { records, timeMs: ours === unknownTime || theirs === unknownTime ? unknownTime : ours - theirs }
}

function voterText({ replicaId, replicaDirectoryId }: ReplicaState, nodes: DescribeQuorumResponse['nodes']): string {
  const node = nodes.find(({ nodeId }) => nodeId === replicaId)
  const endpoints = node?.listeners.map(({ name, host, port }) => `"${name}://${host}:${port}"`) ?? []
  const at = endpoints.length === 0 ? '' : `, "endpoints": [${endpoints.join(', ')}]`
  // Voters of a static quorum have no directory id.
  const directory = replicaDirectoryId === zeroUuid ? '' : `, "directoryId": "${replicaDirectoryId}"`
  return `{"id": ${replicaId}${directory}${at}}`
}

async function status(admin: Admin, terminal: Terminal): Promise<void> {
  const { clusterId } = await describeCluster(admin)
  const { quorum, nodes } = await quorumOf(admin)
  const lag = lagOf(quorum, leaderOf(quorum))
  const voters = quorum.currentVoters.map((one) => voterText(one, nodes))
  const observers = quorum.observers.map((one) => voterText(one, nodes))
  terminal.line(`ClusterId:              ${clusterId}`)
  terminal.line(`LeaderId:               ${quorum.leaderId}`)
  terminal.line(`LeaderEpoch:            ${quorum.leaderEpoch}`)
  terminal.line(`HighWatermark:          ${quorum.highWatermark}`)
  terminal.line(`MaxFollowerLag:         ${lag.records}`)
  terminal.line(`MaxFollowerLagTimeMs:   ${lag.timeMs}`)
  terminal.line(`CurrentVoters:          [${voters.join(', ')}]`)
  terminal.line(`CurrentObservers:       [${observers.join(', ')}]`)
  terminal.report({
    clusterId,
    leaderId: quorum.leaderId,
    leaderEpoch: quorum.leaderEpoch,
    highWatermark: quorum.highWatermark,
    maxFollowerLag: lag.records,
    maxFollowerLagTimeMs: lag.timeMs,
    currentVoters: quorum.currentVoters.map((one) => ({ id: one.replicaId, directoryId: one.replicaDirectoryId })),
    currentObservers: quorum.observers.map((one) => ({ id: one.replicaId, directoryId: one.replicaDirectoryId })),
    nodes
  })
}

async function replication(admin: Admin, options: Options, terminal: Terminal): Promise<void> {
  const { quorum } = await quorumOf(admin)
  const leader = leaderOf(quorum)
  const followers = quorum.currentVoters.filter((one) => one !== leader)
  const all = [
    { role: 'Leader', states: [leader] },
    { role: 'Follower', states: followers },
    { role: 'Observer', states: quorum.observers }
  ].flatMap(({ role, states }) => states.map((state) => ({ role, state })))
  const now = Date.now()
  const time = (at: number | bigint): string => {
    if (!options.has('human-readable')) return String(at)
    return Number(at) === unknownTime ? 'unknown' : `${now - Number(at)} ms ago`
  }
  const rows = all.map(({ role, state }) => [
    String(state.replicaId),
    String(state.replicaDirectoryId),
    String(state.logEndOffset),
    String(BigInt(leader.logEndOffset) - BigInt(state.logEndOffset)),
    time(state.lastFetchTimestamp),
    time(state.lastCaughtUpTimestamp),
    role
  ])
  const heads = [
    'NodeId',
    'DirectoryId',
    'LogEndOffset',
    'Lag',
    'LastFetchTimestamp',
    'LastCaughtUpTimestamp',
    'Status'
  ]
  for (const line of tabbed(heads, rows)) terminal.line(line)
  terminal.report(
    all.map(({ role, state }) => ({
      nodeId: state.replicaId,
      directoryId: state.replicaDirectoryId,
      logEndOffset: state.logEndOffset,
      lag: BigInt(leader.logEndOffset) - BigInt(state.logEndOffset),
      lastFetchTimestamp: state.lastFetchTimestamp,
      lastCaughtUpTimestamp: state.lastCaughtUpTimestamp,
      status: role
    }))
  )
}

async function describe(options: Options, terminal: Terminal): Promise<void> {
  const [wantsStatus, wantsReplication] = [options.has('status'), options.has('replication')]
  if (wantsStatus && wantsReplication) {
    throw new UsageError('Only one of --status or --replication should be specified with describe sub-command')
  }
  if (wantsStatus && options.has('human-readable')) {
    throw new UsageError('The option --human-readable is only supported along with --replication')
  }
  if (!wantsStatus && !wantsReplication) {
    throw new UsageError('One of --status or --replication must be specified with describe sub-command')
  }
  await withAdmin(options, terminal, (admin) =>
    wantsStatus ? status(admin, terminal) : replication(admin, options, terminal)
  )
}

const subcommands: Readonly<Record<string, (options: Options, terminal: Terminal) => Promise<void>>> = {
  describe,
  'add-controller': addController,
  'remove-controller': removeController
}

const dryRun = { name: 'dry-run', about: 'Print what would be done, and do not do it.' } as const

export const tool: Tool = {
  name: 'kafka-metadata-quorum',
  javaClass: 'org.apache.kafka.tools.MetadataQuorumCommand',
  grammar: {
    manners: 'argparse',
    about: 'This tool describes kraft metadata quorum status.',
    options: [optionalBootstrapServer, bootstrapController, commandConfig],
    oneOf: ['bootstrap-server', 'bootstrap-controller'],
    subcommands: [
      {
        name: 'describe',
        about: 'Describe the metadata quorum info',
        options: [
          { name: 'status', about: 'A short summary of the quorum.' },
          { name: 'replication', about: 'How far each replica is.' },
          { name: 'human-readable', about: 'Times as how long ago they were.' }
        ]
      },
      {
        name: 'add-controller',
        about:
          'Add a controller to the KRaft controller cluster; --command-config is the properties file it runs with.',
        options: [dryRun]
      },
      {
        name: 'remove-controller',
        about: 'Remove a controller from the KRaft controller cluster',
        options: [
          {
            name: 'controller-id',
            aliases: ['i'],
            argument: 'CONTROLLER_ID',
            type: 'Integer',
            required: true,
            about: 'The id of the controller.'
          },
          {
            name: 'controller-directory-id',
            aliases: ['d'],
            argument: 'CONTROLLER_DIRECTORY_ID',
            required: true,
            about: 'The id of the controller’s metadata directory.'
          },
          dryRun
        ]
      }
    ]
  },
  failed(error, terminal) {
    terminal.error(error instanceof KafkaError ? `Error while executing command: ${error}` : messageOf(error))
    return 1
  },
  async run(options, terminal) {
    await subcommands[options.subcommand ?? '']?.(options, terminal)
    return 0
  }
}
