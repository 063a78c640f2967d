// From a checked configuration to a running broker, for each program that is one: main.ts (a process of its own) and
// embedded.ts (a thread or child of somebody else's). Shards load their code while this thread loads its own.

import { availableParallelism } from 'node:os'
import type { Loaded } from '#config/load.js'
import type { Logger } from '#runtime/logger.js'
import { servedListeners } from '#shard/served-listeners.js'
import { type CallTableInTheMaking, ShardHost } from '#shard/shard-host.js'
import type { Broker } from './broker.ts'

/** A shard's heap holds metadata, sessions and requests under way; records never enter it. */
const shardHeap = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 2048 } as const
const shardsMax = 8

/**
 * One processor is left to the kernel's side of the sockets and the disk, to the log's threads and this one: a shard that waits for a
 * processor is worse than none. On two, with the load beside it, one shard instead of two: end to end p99 at 10,000 records/s 2.7
 * instead of 4.0 ms, CPU for 16 KiB batches 0.88 and for 256 KiB batches 0.81 times; the most it takes in, 0.65 (lz4) to 1.03 times.
 */
const shardsOf = (processors: number): number => Math.max(1, Math.min(processors - 1, shardsMax))

export interface BootOptions {
  readonly loaded: Loaded
  /** Of a shard: worker.js beside the program. */
  readonly worker: URL
  readonly log: Logger
  /** The node cannot go on. The data is left as after a crash. */
  readonly onFatal: (reason: string) => void
}

export async function boot({ loaded, worker, log, onFatal }: BootOptions): Promise<Broker> {
  const { config, listeners } = loaded
  const served = servedListeners(listeners)
  const shards = config.number('ottla.shards') || shardsOf(availableParallelism())
  const calls: CallTableInTheMaking = {}
  const host = new ShardHost({
    program: worker,
    data: {
      shards,
      nodeId: config.nodeId,
      file: config.layers.file,
      listeners: served,
      controllerListeners: listeners.controllerNames
    },
    calls,
    resourceLimits: shardHeap,
    log: (level, message, fields) => log.write(level, message, fields),
    onLost: (shard, reason) => onFatal(`shard ${shard} is gone: ${reason}`)
  })
  const { startBroker } = await import('./broker.ts')
  return startBroker({ loaded, host, calls, served, shards, log, onFatal })
}
