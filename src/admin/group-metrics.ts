// Groups that this node coordinates: how many, in which state, and how far behind.

import type { GroupObservation } from '#metrics/shard-meters.js'
import type { LogState } from './log-metrics.ts'
import { gauge, type Metric, one, type Sample } from './metric.ts'

/** Kafka counts classic groups by state under these names. */
const states = ['PreparingRebalance', 'CompletingRebalance', 'Stable', 'Dead', 'Empty']

export function groupMetrics(shards: readonly GroupObservation[], logs: readonly LogState[]): Metric[] {
  const inState = (wanted: string): number => shards.reduce((sum, { states: of }) => sum + (of.get(wanted) ?? 0), 0)
  const manager = 'kafka_coordinator_group_groupmetadatamanager'
  const all = shards.flatMap(({ states: of }) => [...of.values()]).reduce((sum, count) => sum + count, 0)
  const committed = shards.flatMap((shard) => shard.committed)
  const leftOut = shards.reduce((sum, shard) => sum + shard.leftOut, 0)
  return [
    gauge(`${manager}_numgroups`, 'Groups that this node coordinates.', all),
    ...states.map((state) =>
      gauge(`${manager}_numgroups${state.toLowerCase()}`, `Of them, those in state ${state}.`, inState(state))
    ),
    gauge(`${manager}_numoffsets`, 'Offsets that they have committed.', committed.length + leftOut),
    gauge('ottla_group_offsets_left_out', 'Of them, those that are too many for lag metrics.', leftOut),
    ...lagMetrics(committed, logs)
  ]
}

/** In the spelling of the exporters that people run beside Kafka for it. Only where this node has the partition's log. */
function lagMetrics(committed: GroupObservation['committed'], logs: readonly LogState[]): Metric[] {
  const ends = new Map(logs.map(({ topic, partition, offsets }) => [`${topic}/${partition}`, offsets.highWatermark]))
  const current: Sample[] = []
  const lag: Sample[] = []
  for (const { group, topic, partition, offset } of committed) {
    const labels = { consumergroup: group, topic, partition }
    current.push(one(offset, labels))
    const end = ends.get(`${topic}/${partition}`)
    if (end !== undefined) lag.push(one(Math.max(0, end - offset), labels))
  }
  return [
    gauge('kafka_consumergroup_current_offset', 'Offset that a group has committed.', current),
    gauge('kafka_consumergroup_lag', 'Records that a group has still to read.', lag)
  ]
}
