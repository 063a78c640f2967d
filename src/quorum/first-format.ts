// A node that starts on new directories formats them itself. meta.properties is what makes a directory formatted, so it
// comes after everything that must be there with it; a start that was cut short anywhere is taken up by the next:
//
//   cut after               is on disk                                  the next start
//   nothing                 empty directories                           begins anew
//   the metadata part       voters that name an id nobody has           removes it and begins anew, with another id
//   its meta.properties     a voter that leads; other directories bare  knows the cluster; gives the others their ids

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Listeners } from '#config/listeners.js'
import type { LogEngine } from '#log/log-engine.js'
import type { Uuid } from '#model/uuid.js'
import { formatMetadataDirectory, removeUnfinished } from './format.ts'
import { metadataDirectory } from './own-voter.ts'

export interface FirstFormat {
  readonly engine: LogEngine
  readonly config: BrokerConfig
  readonly listeners: Listeners
  readonly clusterId: string
  /** Of the directory that holds the metadata log. */
  readonly directoryId: Uuid
  readonly nowMs: number
}

/** In this order, each durable when it returns. The first voter is this node, unless the configuration fixes the voters. */
export function formattingSteps(options: FirstFormat): readonly (() => void)[] {
  const { engine, config, listeners, clusterId, directoryId, nowMs } = options
  const { nodeId } = config
  const { path, index } = metadataDirectory(engine, config)
  const endpoints = listeners.advertisedControllers
  const self = { id: nodeId, directoryId, endpoints, minKraftVersion: 0, maxKraftVersion: 1 }
  const isStatic = config.isSet('controller.quorum.voters')
  return [
    () => {
      removeUnfinished(path)
      formatMetadataDirectory({ directory: path, voters: isStatic ? [] : [self], nowMs })
    },
    () => engine.formatDirectory(index, clusterId, nodeId, directoryId),
    () => engine.format(clusterId, nodeId)
  ]
}

/**
 * Formatted directories beside a metadata.log.dir without meta.properties are a cluster that lost its metadata: beginning
 * anew would set every log aside as a stray.
 */
export function isMetadataLost(engine: LogEngine, config: BrokerConfig): boolean {
  const { path } = metadataDirectory(engine, config)
  return engine.identity() !== undefined && !existsSync(join(path, 'meta.properties'))
}
