// What this node is among the voters: its number, and the id of the directory that holds its metadata log.

import { resolve } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Listeners } from '#config/listeners.js'
import type { LogEngine } from '#log/log-engine.js'
import { asUuid } from '#model/uuid.js'
import type { ReplicaKey } from '#raft/voters.js'
import { formatMetadataDirectory } from './format.ts'

export interface OwnVoter {
  readonly directory: string
  /** Of the directory in log.dirs. */
  readonly index: number
  readonly key: ReplicaKey
}

/** Throws when the directory is not one of the engine's, or cannot be used. */
export function ownVoter(engine: LogEngine, config: BrokerConfig): OwnVoter {
  const directory = resolve(config.metadataLogDir)
  const index = engine.directories().findIndex(({ path }) => path === directory)
  const found = engine.directories()[index]
  if (found === undefined)
    throw new Error(`metadata.log.dir is ${directory}, which must be one of log.dirs: a separate one is not served yet`)
  if (found.directoryId === '')
    throw new Error(`metadata.log.dir is ${directory}, which cannot be used: ${found.failure}`)
  return { directory, index, key: { id: config.nodeId, directoryId: asUuid(found.directoryId) } }
}

/** A directory that is new gets its first voters: this node, unless the configuration fixes them. */
export function formatOwnMetadata(engine: LogEngine, config: BrokerConfig, listeners: Listeners, nowMs: number): void {
  const { directory, key } = ownVoter(engine, config)
  const voters = [{ ...key, endpoints: listeners.advertisedControllers, minKraftVersion: 0, maxKraftVersion: 1 }]
  const isStatic = config.isSet('controller.quorum.voters')
  formatMetadataDirectory({ directory, voters: isStatic ? [] : voters, nowMs })
}
