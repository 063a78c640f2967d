// The logs of this node and its replicas, as the metadata and the logs themselves say.

import type { KnownLog } from '#log/log-engine.js'
import type { LogOffsets } from '#log/partition-log.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { PartitionImage } from '#metadata/image/topics.js'
import { gauge, type Metric, one, type Sample } from './metric.ts'
import type { AdminSources } from './sources.ts'

/** Looked at between two turns of the event loop: about a millisecond. */
const slice = 256

export interface LogState {
  readonly topic: string
  readonly partition: number
  readonly offsets: LogOffsets
  readonly sizeBytes: number
  readonly segments: number
}

/** One that is deleted or fails while it is looked at is left out. */
function stateOf({ log, topic, partition }: KnownLog): LogState | undefined {
  try {
    return { topic, partition, offsets: log.offsets(), sizeBytes: log.sizeBytes(), segments: log.segments().length }
  } catch {
    return undefined
  }
}

export async function logStates(sources: AdminSources): Promise<LogState[]> {
  const states: LogState[] = []
  for (const [at, known] of sources.engine.logs().entries()) {
    if (at % slice === slice - 1) await new Promise((resolve) => setImmediate(resolve))
    if (sources.isStopping()) break
    const state = stateOf(known)
    if (state !== undefined) states.push(state)
  }
  return states
}

export function logMetrics(states: readonly LogState[]): Metric[] {
  const samples = (of: (state: LogState) => number): Sample[] =>
    states.map((state) => one(of(state), { topic: state.topic, partition: state.partition }))
  return [
    gauge(
      'kafka_log_log_size',
      'Bytes of a log.',
      samples(({ sizeBytes }) => sizeBytes)
    ),
    gauge(
      'kafka_log_log_logstartoffset',
      'First offset of a log.',
      samples(({ offsets }) => offsets.logStart)
    ),
    gauge(
      'kafka_log_log_logendoffset',
      'Offset of the next record of a log.',
      samples(({ offsets }) => offsets.end)
    ),
    gauge(
      'kafka_log_log_numlogsegments',
      'Segments of a log.',
      samples(({ segments }) => segments)
    )
  ]
}

export function replicaMetrics(sources: AdminSources, states: readonly LogState[]): Metric[] {
  const { nodeId } = sources
  const byName = new Map(states.map((state) => [`${state.topic}/${state.partition}`, state]))
  const samples = { replicas: [] as Sample[], isr: [] as Sample[], under: [] as Sample[], underMin: [] as Sample[] }
  let partitions = 0
  let offline = 0
  let reassigning = 0
  for (const { topic, index, partition } of replicasOf(sources.relay.image, nodeId)) {
    partitions += 1
    const state = byName.get(`${topic}/${index}`)
    if (state === undefined) offline += 1
    if (partition.leader !== nodeId) continue
    if (partition.addingReplicas.length + partition.removingReplicas.length > 0) reassigning += 1
    const labels = { topic, partition: index }
    samples.replicas.push(one(partition.replicas.length, labels))
    samples.isr.push(one(partition.isr.length, labels))
    samples.under.push(one(partition.isr.length < partition.replicas.length ? 1 : 0, labels))
    samples.underMin.push(one(state?.offsets.underMinIsr === true ? 1 : 0, labels))
  }
  const count = (of: readonly Sample[]): number => of.reduce((sum, { value }) => sum + value, 0)
  const manager = 'kafka_server_replicamanager'
  const cluster = 'kafka_cluster_partition'
  return [
    gauge(`${manager}_partitioncount`, 'Replicas on this node.', partitions),
    gauge(`${manager}_leadercount`, 'Partitions that this node leads.', samples.replicas.length),
    gauge(`${manager}_offlinereplicacount`, 'Replicas of this node whose log cannot be used.', offline),
    gauge(`${manager}_underreplicatedpartitions`, 'Led partitions with replicas out of sync.', count(samples.under)),
    gauge(`${manager}_underminisrpartitioncount`, 'Led partitions below min.insync.replicas.', count(samples.underMin)),
    gauge(`${manager}_reassigningpartitions`, 'Led partitions whose replicas are being moved.', reassigning),
    gauge(`${cluster}_replicascount`, 'Replicas of a led partition.', samples.replicas),
    gauge(`${cluster}_insyncreplicascount`, 'Replicas of a led partition that are in sync.', samples.isr),
    gauge(`${cluster}_underreplicated`, 'Whether a led partition has replicas out of sync.', samples.under),
    gauge(`${cluster}_underminisr`, 'Whether a led partition is below min.insync.replicas.', samples.underMin)
  ]
}

interface Replica {
  readonly topic: string
  readonly index: number
  readonly partition: PartitionImage
}

function* replicasOf(image: MetadataImage, nodeId: number): Generator<Replica> {
  for (const { name: topic, partitions } of image.topics.values())
    for (const [index, partition] of partitions.entries())
      if (partition.replicas.includes(nodeId)) yield { topic, index, partition }
}
