// Which brokers hold a new partition: striped over racks, leaders spread evenly, fenced brokers only when there is no
// other, and never first.

import type { BrokerImage } from '#metadata/image/cluster.js'
import { ErrorCode } from '#model/error-code.js'
import { type Luck, Refusal } from './decision.ts'

interface Rack {
  readonly unfenced: readonly number[]
  readonly fenced: readonly number[]
  /** Where this rack's first partition starts. */
  readonly start: number
}

/** A broker all of whose directories are cordoned takes no new replicas (KIP-1066). */
function takesReplicas({ directories, cordonedDirectories }: BrokerImage): boolean {
  if (cordonedDirectories === null || cordonedDirectories.length === 0) return true
  return directories.some((directory) => !cordonedDirectories.includes(directory))
}

function racksOf(brokers: readonly BrokerImage[], luck: Luck): Rack[] {
  const byRack = new Map<string | null, BrokerImage[]>()
  for (const broker of brokers) byRack.set(broker.rack, [...(byRack.get(broker.rack) ?? []), broker])
  return [...byRack.entries()]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([, members]) => {
      const ids = (fenced: boolean): number[] => members.filter((one) => one.fenced === fenced).map(({ id }) => id)
      const unfenced = ids(false)
      return { unfenced, fenced: ids(true), start: luck.below(Math.max(1, unfenced.length)) }
    })
}

/** `list` starting at `turn`; after each full round the followers shift by one more, so that pairs vary. */
function rotated(list: readonly number[], turn: number): number[] {
  if (list.length < 2) return [...list]
  const first = turn % list.length
  const [leader = -1, ...rest] = [...list.slice(first), ...list.slice(0, first)]
  const shift = Math.floor(turn / list.length) % rest.length
  return [leader, ...rest.slice(shift), ...rest.slice(0, shift)]
}

/** One from each rack in turn, until `count` are chosen or all racks are empty. */
function draw(queues: readonly number[][], count: number, chosen: number[]): void {
  for (let drawn = true; drawn && chosen.length < count; ) {
    drawn = false
    for (const queue of queues) {
      const next = chosen.length < count ? queue.shift() : undefined
      if (next === undefined) continue
      chosen.push(next)
      drawn = true
    }
  }
}

/** Replicas of `count` partitions. Throws a Refusal when there are too few brokers. */
export function place(
  brokers: readonly BrokerImage[],
  count: number,
  replicationFactor: number,
  luck: Luck
): number[][] {
  const usable = brokers.filter(takesReplicas)
  const why = `Unable to replicate the partition ${replicationFactor} time(s): `
  if (!usable.some(({ fenced }) => !fenced))
    throw new Refusal(
      ErrorCode.INVALID_REPLICATION_FACTOR,
      `${why}All brokers are currently fenced or have all their log directories cordoned.`
    )
  if (replicationFactor > usable.length)
    throw new Refusal(
      ErrorCode.INVALID_REPLICATION_FACTOR,
      `${why}The target replication factor of ${replicationFactor} cannot be reached because only ${usable.length} ` +
        'broker(s) are registered or some brokers have all their log directories cordoned.'
    )
  const racks = racksOf(usable, luck)
  const first = luck.below(racks.length)
  return Array.from({ length: count }, (_, partition) => {
    const order = racks
      .map((_rack, at) => racks[(first + partition + at) % racks.length])
      .filter((one) => one !== undefined)
    const turn = Math.floor(partition / racks.length)
    const chosen: number[] = []
    draw(
      order.map(({ unfenced, start }) => rotated(unfenced, start + turn)),
      replicationFactor,
      chosen
    )
    draw(
      order.map(({ fenced, start }) => rotated(fenced, start + turn)),
      replicationFactor,
      chosen
    )
    return chosen
  })
}
