// What this node is among the voters: its number, and the id of the directory that holds its metadata log.

import { resolve } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import type { LogEngine } from '#log/log-engine.js'
import { asUuid } from '#model/uuid.js'
import type { ReplicaKey } from '#raft/voters.js'

export interface MetadataDirectory {
  readonly path: string
  /** In log.dirs. */
  readonly index: number
  /** Empty until the directory is formatted. */
  readonly directoryId: string
}

export interface OwnVoter {
  readonly directory: string
  /** Of the directory in log.dirs. */
  readonly index: number
  readonly key: ReplicaKey
}

/** Throws when the directory is not one of the engine's, or cannot be used. */
export function metadataDirectory(engine: LogEngine, config: BrokerConfig): MetadataDirectory {
  const path = resolve(config.metadataLogDir)
  const directories = engine.directories()
  const index = directories.findIndex((directory) => directory.path === path)
  const found = directories[index]
  if (found === undefined)
    throw new Error(`metadata.log.dir is ${path}, which must be one of log.dirs: a separate one is not served yet`)
  if (found.failure !== '') throw new Error(`metadata.log.dir is ${path}, which cannot be used: ${found.failure}`)
  return { path, index, directoryId: found.directoryId }
}

/** Of a formatted directory. Throws as `metadataDirectory` does. */
export function ownVoter(engine: LogEngine, config: BrokerConfig): OwnVoter {
  const { path, index, directoryId } = metadataDirectory(engine, config)
  return { directory: path, index, key: { id: config.nodeId, directoryId: asUuid(directoryId) } }
}
