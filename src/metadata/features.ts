// Feature levels: what Kafka 4.4 knows, what this program serves of it, and what needs what.

import { metadataVersionLatest, metadataVersionMin } from '#model/metadata-versions.js'

export interface LevelRange {
  readonly min: number
  readonly max: number
}

export const metadataVersionFeature = 'metadata.version'
export const kraftVersionFeature = 'kraft.version'

/** Everything 4.4 knows. A node registers with these, so that it may join or open a cluster that finalised them. */
export const knownFeatures: ReadonlyMap<string, LevelRange> = new Map([
  ['eligible.leader.replicas.version', { min: 0, max: 1 }],
  ['group.version', { min: 0, max: 1 }],
  [kraftVersionFeature, { min: 0, max: 1 }],
  [metadataVersionFeature, { min: metadataVersionMin, max: metadataVersionLatest }],
  ['share.version', { min: 0, max: 2 }],
  ['streams.version', { min: 0, max: 1 }],
  ['transaction.version', { min: 0, max: 2 }]
])

/** What is served: ApiVersions advertises these, and UpdateFeatures takes no level beyond. */
export const servedFeatures: ReadonlyMap<string, LevelRange> = new Map([
  [kraftVersionFeature, { min: 0, max: 1 }],
  [metadataVersionFeature, { min: metadataVersionMin, max: metadataVersionLatest }]
])

/** Levels that need a metadata.version. */
export function neededMetadataVersion(feature: string, level: number): number {
  return feature === 'eligible.leader.replicas.version' && level >= 1 ? 23 : metadataVersionMin
}
