// Whether the node lives (its event loops turn) and whether it is ready (clients may be sent to it).

import type { AdminSources } from './sources.ts'

export interface Health {
  readonly ok: boolean
  /** What is wrong, or what is worth knowing all the same. */
  readonly notes: readonly string[]
}

/** Below what a probe usually waits, so that a stuck shard is named instead of a time-out. */
const liveWaitMs = 3000

export async function live(sources: AdminSources | undefined): Promise<Health> {
  // Recovery may take its time, and so may the end: neither is a reason to be killed.
  if (sources === undefined) return { ok: true, notes: ['starting'] }
  if (sources.isStopping()) return { ok: true, notes: ['stopping'] }
  const answers = await sources.shards.observe(false, liveWaitMs)
  const stuck = answers.flatMap(({ answered }, shard) =>
    answered ? [] : [`the event loop of shard ${shard} did not answer within ${liveWaitMs} ms`]
  )
  return { ok: stuck.length === 0, notes: stuck }
}

export function ready(sources: AdminSources | undefined): Health {
  if (sources === undefined) return { ok: false, notes: ['starting: log directories are being opened'] }
  if (sources.isStopping()) return { ok: false, notes: ['stopping'] }
  const self = sources.relay.image.cluster.broker(sources.nodeId)
  const missing: string[] = []
  if (!sources.isRegistered() || self === undefined) missing.push('not registered with the controller yet')
  else if (self.fenced) missing.push('fenced by the controller: its heartbeats are late or it has not caught up')
  else if (self.inControlledShutdown) missing.push('in controlled shutdown')
  const failed = sources.engine
    .directories()
    .filter(({ failure }) => failure !== '')
    .map(({ path, failure }) => `log directory ${path} is offline: ${failure}`)
  return { ok: missing.length === 0, notes: [...missing, ...failed] }
}
