// Kafka's idle percentages: the share of time in which a network processor, here a shard, had nothing to do. A share is of an
// interval, so this one remembers the last scrape; with several scrapers each sees shorter intervals, and none a wrong one.

import type { ShardAnswer } from '#shard/observations.js'
import { gauge, type Metric, one } from './metric.ts'

interface LoopTimes {
  readonly active: number
  readonly idle: number
}

export class IdleShares {
  readonly #before: LoopTimes[] = []

  metrics(answers: readonly ShardAnswer[]): Metric[] {
    const shares = answers.flatMap(({ observation }, shard) => {
      if (observation === undefined) return []
      const now = { active: observation.loopActiveMs, idle: observation.loopIdleMs }
      const share = shareOf(this.#before[shard] ?? { active: 0, idle: 0 }, now)
      this.#before[shard] = now
      return [one(share, { networkprocessor: shard })]
    })
    const average = shares.reduce((sum, { value }) => sum + value, 0) / (shares.length || 1)
    return [
      gauge(
        'kafka_network_processor_idlepercent',
        'Share of time since the last scrape in which a shard waited.',
        shares
      ),
      gauge('kafka_network_socketserver_networkprocessoravgidlepercent', 'The same, over all shards.', average)
    ]
  }
}

function shareOf(before: LoopTimes, now: LoopTimes): number {
  const idle = now.idle - before.idle
  const all = idle + now.active - before.active
  return all > 0 ? idle / all : 1
}
