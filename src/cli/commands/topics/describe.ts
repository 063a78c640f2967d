// kafka-topics --describe: a line for each topic and each of its partitions, or only for those a filter lets through.

import { ConfigResourceType, describeConfigs, resourceKey } from '#client/admin/configs.js'
import { resultOf } from '#client/admin/outcome.js'
import { listReassignments, type Reassignment } from '#client/admin/partitions.js'
import { topicMetadata } from '#client/admin/topics.js'
import type { Admin } from '#client/admin.js'
import { asError, KafkaError } from '#client/errors.js'
import { partitionText } from '#client/partitions.js'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import type {
  DescribeTopicPartitionsResponse,
  DescribeTopicPartitionsResponseTopic
} from '#protocol/generated/describe-topic-partitions-response.js'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'
import { matching } from '../topics.ts'

type Partition = DescribeTopicPartitionsResponseTopic['partitions'][number]

interface Described {
  readonly name: string
  readonly id: string
  readonly isInternal: boolean
  readonly partitions: readonly Partition[]
}

const source = { default: 5 } as const
const noLeader = -1
const uuidBytes = 16
const partitionsPerAnswer = 2000

function idOf(text: string): string {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length === uuidBytes) return text
  const found = `decoded as ${bytes.length} bytes, which is not equal to the expected 16 bytes of a base64-encoded UUID`
  throw new UsageError(`Input string \`${text}\` ${found}`)
}

interface Cursor {
  readonly topicName: string
  readonly partitionIndex: number
}

/** All partitions of these topics, in as many answers as the broker needs. (KIP-966) */
async function partitionsOf(admin: Admin, names: readonly string[], limit: number): Promise<Described[]> {
  const found = new Map<string, { id: string; isInternal: boolean; partitions: Partition[] }>()
  let from: Cursor | null = null
  do {
    const answer: DescribeTopicPartitionsResponse = await admin.send('DescribeTopicPartitions', {
      topics: names.filter((name) => from === null || name >= from.topicName).map((name) => ({ name })),
      responsePartitionLimit: limit,
      cursor: from
    })
    for (const topic of answer.topics) {
      if (topic.errorCode !== ErrorCode.NONE) throw asError(topic.errorCode)
      const name = topic.name ?? ''
      const known = found.get(name) ?? { id: topic.topicId, isInternal: topic.isInternal, partitions: [] }
      known.partitions.push(...topic.partitions)
      found.set(name, known)
    }
    from = answer.nextCursor
  } while (from !== null)
  return [...found].map(([name, topic]) => ({ name, ...topic }))
}

/** Of a broker from before 3.8, which tells nothing of eligible leaders. */
async function oldPartitionsOf(admin: Admin, names: readonly string[]): Promise<Described[]> {
  const answer = await topicMetadata(admin, names)
  return answer.topics.map((topic) => {
    if (topic.errorCode !== ErrorCode.NONE) throw asError(topic.errorCode)
    const partitions = topic.partitions.map((partition) => ({
      ...partition,
      eligibleLeaderReplicas: null,
      lastKnownElr: null
    }))
    return { name: topic.name ?? '', id: topic.topicId, isInternal: topic.isInternal, partitions }
  })
}

async function describedTopics(admin: Admin, names: readonly string[], limit: number): Promise<Described[]> {
  try {
    return await partitionsOf(admin, names, limit)
  } catch (error) {
    if (error instanceof KafkaError && error.code === ErrorCode.UNSUPPORTED_VERSION)
      return oldPartitionsOf(admin, names)
    throw error
  }
}

async function nameOf(admin: Admin, id: string, options: Options): Promise<string[]> {
  const answer = await admin.send(
    'Metadata',
    { topics: [{ topicId: asUuid(id), name: null }], allowAutoTopicCreation: false },
    { call: 'describeTopics', versions: { min: 12 } }
  )
  const topic = answer.topics[0]
  if (topic?.errorCode === ErrorCode.NONE && topic.name !== null) return [topic.name]
  if (options.has('if-exists')) return []
  throw new UsageError(`TopicId '${id}' does not exist as expected`)
}

/** The configurations that are not defaults, as the broker lists them. */
async function configsOf(admin: Admin, names: readonly string[]): Promise<Map<string, [string, string | null][]>> {
  const resources = names.map((name) => ({ type: ConfigResourceType.topic, name }))
  const described = await describeConfigs(admin, resources)
  return new Map(
    resources.map((resource) => {
      const { configs } = resultOf(described.get(resourceKey(resource)))
      const own = configs.filter(({ configSource }) => configSource !== source.default)
      return [resource.name, own.map(({ name, value }): [string, string | null] => [name, value])]
    })
  )
}

type Moves = ReadonlyMap<string, Reassignment>

/** Replicas that are being moved. Who may not ask, or asks a broker that cannot answer, sees partitions as if none were. */
async function movesOf(admin: Admin): Promise<Moves> {
  try {
    return new Map((await listReassignments(admin)).map((one) => [partitionText(one), one]))
  } catch (error) {
    const silent: readonly number[] = [ErrorCode.UNSUPPORTED_VERSION, ErrorCode.CLUSTER_AUTHORIZATION_FAILED]
    if (error instanceof KafkaError && silent.includes(error.code)) return new Map()
    throw error
  }
}

const moveOf = (moves: Moves, topic: string, p: Partition): Reassignment | undefined =>
  moves.get(partitionText({ topic, partition: p.partitionIndex }))

/** Which partitions are let through; undefined lets all, and the topic's own line too. */
function filterOf(
  options: Options,
  minIsr: (topic: string) => number,
  wanted: (topic: string, p: Partition) => number
): ((topic: string, p: Partition) => boolean) | undefined {
  if (options.has('under-replicated-partitions')) return (topic, p) => p.isrNodes.length < wanted(topic, p)
  if (options.has('unavailable-partitions')) return (_, p) => p.leaderId === noLeader
  if (options.has('under-min-isr-partitions')) return (topic, p) => p.isrNodes.length < minIsr(topic)
  if (options.has('at-min-isr-partitions')) return (topic, p) => p.isrNodes.length === minIsr(topic)
  return undefined
}

const ids = (nodes: readonly number[] | null): string => (nodes ?? []).join(',')

function partitionLine(topic: string, p: Partition, move: Reassignment | undefined): string {
  const leader = p.leaderId === noLeader ? 'none' : String(p.leaderId)
  const elr = p.eligibleLeaderReplicas === null ? 'N/A' : ids(p.eligibleLeaderReplicas)
  const known = p.lastKnownElr === null ? 'N/A' : ids(p.lastKnownElr)
  const moving =
    move === undefined
      ? ''
      : `\tAdding Replicas: ${ids(move.addingReplicas)}\tRemoving Replicas: ${ids(move.removingReplicas)}`
  return (
    `\tTopic: ${topic}\tPartition: ${p.partitionIndex}\tLeader: ${leader}\tReplicas: ${ids(p.replicaNodes)}` +
    `\tIsr: ${ids(p.isrNodes)}${moving}\tElr: ${elr}\tLastKnownElr: ${known}`
  )
}

function topicLine({ name, id, partitions }: Described, configs: readonly [string, string | null][]): string {
  const replication = partitions[0]?.replicaNodes.length ?? 0
  const text = configs.map(([key, value]) => `${key}=${value ?? 'null'}`).join(',')
  const marked = configs.length === 0 ? '' : text
  return `Topic: ${name}\tTopicId: ${id}\tPartitionCount: ${partitions.length}\tReplicationFactor: ${replication}\tConfigs: ${marked}`
}

const partitionJson = (p: Partition): object => ({
  partition: p.partitionIndex,
  leader: p.leaderId,
  leaderEpoch: p.leaderEpoch,
  replicas: p.replicaNodes,
  isr: p.isrNodes,
  eligibleLeaderReplicas: p.eligibleLeaderReplicas,
  lastKnownElr: p.lastKnownElr,
  offlineReplicas: p.offlineReplicas
})

export async function describe(options: Options, terminal: Terminal, admin: Admin): Promise<void> {
  const id = options.value('topic-id')
  const names = id === undefined ? await matching(options, admin) : await nameOf(admin, idOf(id), options)
  if (names.length === 0) {
    terminal.report([])
    return
  }
  const limit = options.number('partition-size-limit-per-response') ?? partitionsPerAnswer
  const topics = await describedTopics(admin, names, limit)
  const configs = await configsOf(admin, names)
  const minIsr = (topic: string): number =>
    Number(configs.get(topic)?.find(([key]) => key === 'min.insync.replicas')?.[1] ?? 1)
  const moves = await movesOf(admin)
  /** Replicas being added do not count yet. */
  const wanted = (topic: string, p: Partition): number =>
    p.replicaNodes.length - (moveOf(moves, topic, p)?.addingReplicas.length ?? 0)
  const filter = filterOf(options, minIsr, wanted)
  const found = []
  for (const topic of topics) {
    const own = configs.get(topic.name) ?? []
    if (options.has('topics-with-overrides') && own.length === 0) continue
    if (filter === undefined) terminal.line(topicLine(topic, own))
    const partitions = topic.partitions.filter((partition) => filter?.(topic.name, partition) ?? true)
    if (!options.has('topics-with-overrides')) {
      for (const partition of partitions)
        terminal.line(partitionLine(topic.name, partition, moveOf(moves, topic.name, partition)))
    }
    if (filter !== undefined && partitions.length === 0) continue
    found.push({
      topic: topic.name,
      topicId: topic.id,
      internal: topic.isInternal,
      configs: Object.fromEntries(own),
      partitions: partitions.map(partitionJson)
    })
  }
  terminal.report(found)
}
