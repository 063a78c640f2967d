// The log directories of a node: locked and identified first, their logs opened once the metadata is known.

import { resolve } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Listeners } from '#config/listeners.js'
import { type LoadReport, LogEngine } from '#log/log-engine.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { formattingSteps, isMetadataLost } from '#quorum/first-format.js'
import { engineSettings, logSettings, logSettingsOfAll } from '#replica/log-settings.js'
import { systemRandom } from '#runtime/random.js'

/** Locks log.dirs. Everything after it may throw and leaves the engine to its owner. */
export function lockDirectories(config: BrokerConfig): LogEngine {
  const directories = config.logDirs.map((path) => resolve(path))
  return LogEngine.open(engineSettings(config, directories), logSettings(config, new Map()))
}

/** Whose the directories are; new ones are formatted. Answers the cluster's id. */
export function identify(engine: LogEngine, config: BrokerConfig, listeners: Listeners): string {
  const known = engine.identity()
  const clusterId = known?.clusterId ?? systemRandom.uuid()
  if (known !== undefined && known.nodeId !== config.nodeId)
    throw new Error(`log.dirs belongs to node ${known.nodeId}, but node.id is ${config.nodeId}`)
  if (isMetadataLost(engine, config))
    throw new Error(
      `metadata.log.dir is ${config.metadataLogDir}, which is not formatted, but another of log.dirs belongs to cluster ` +
        `${clusterId}: bring its metadata back, or start on empty directories`
    )
  if (known === undefined) {
    const directoryId = systemRandom.uuid()
    const options = { engine, config, listeners, clusterId, directoryId, nowMs: Date.now() }
    for (const step of formattingSteps(options)) step()
  } else engine.format(clusterId, config.nodeId)
  engine.watchDirectories()
  return clusterId
}

/** With what the metadata says of their topics: recovery takes a hole for a loss only where no clean can have made it. */
export function loadLogs(engine: LogEngine, config: BrokerConfig, image: MetadataImage): LoadReport {
  const current = config.withDynamic(image.configs.clusterDefault(), image.configs.broker(config.nodeId))
  const report = engine.load(logSettingsOfAll(current, image))
  engine.start()
  return report
}
