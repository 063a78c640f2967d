// One scrape: every metric of this node in Prometheus' text format.

import { type Metric as PromMetric, Registry } from 'prom-client'
import { groupMetrics } from './group-metrics.ts'
import { IdleShares } from './idle-shares.ts'
import { logMetrics, logStates, replicaMetrics } from './log-metrics.ts'
import type { Metric } from './metric.ts'
import { clusterMetrics, nodeMetrics, processMetrics } from './node-metrics.ts'
import { shardMetrics } from './shard-metrics.ts'
import type { AdminSources } from './sources.ts'

/** A shard that takes longer is left out of this scrape, and said to be (ottla_event_loop_answers). */
const observeWaitMs = 2000

export const contentType: string = Registry.PROMETHEUS_CONTENT_TYPE

export class Exposition {
  readonly #idleShares = new IdleShares()

  async text(sources: AdminSources | undefined): Promise<string> {
    const metrics = sources === undefined || sources.isStopping() ? [] : await this.#collect(sources)
    const registry = new Registry()
    // The registry asks each for `get()`; it takes the answer as it stands.
    for (const metric of [...metrics, ...processMetrics()])
      registry.registerMetric({ ...metric, get: () => metric } as unknown as PromMetric)
    return registry.metrics()
  }

  async #collect(sources: AdminSources): Promise<Metric[]> {
    const [answers, states] = await Promise.all([sources.shards.observe(true, observeWaitMs), logStates(sources)])
    const groups = answers.flatMap(({ observation }) => (observation === undefined ? [] : [observation.groups]))
    return [
      ...shardMetrics(answers, sources.relay.image),
      ...this.#idleShares.metrics(answers),
      ...logMetrics(states),
      ...replicaMetrics(sources, states),
      ...groupMetrics(groups, states),
      ...clusterMetrics(sources),
      ...nodeMetrics(sources)
    ]
  }
}
