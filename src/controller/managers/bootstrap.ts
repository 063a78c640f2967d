// The first records of a cluster, written by the first leader when the log has none: finalised features, and what was
// given when the directory was formatted.

import { metadataVersionFeature } from '#metadata/features.js'
import { ConfigResourceType } from '#metadata/image/configs.js'
import { supportsMetadataTransactions } from '#metadata/metadata-version.js'
import { metadataVersionLatest } from '#model/metadata-versions.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'

export interface Bootstrap {
  readonly metadataVersion?: number
  /** Levels above 0 of features that are served. */
  readonly features?: ReadonlyMap<string, number>
  /** Further records, such as SCRAM credentials given to the formatter. */
  readonly records?: readonly MetadataRecordDraft[]
}

const minInsyncReplicasRecord = (value: number): MetadataRecordDraft => ({
  kind: 'ConfigRecord',
  version: 0,
  value: {
    resourceType: ConfigResourceType.BROKER,
    resourceName: '',
    name: 'min.insync.replicas',
    value: String(value)
  }
})

/**
 * Levels of 0 are not written. `minInsyncReplicas` is this node's own, which becomes the cluster's when eligible leader
 * replicas are on: their rules (KIP-966) need one value that every controller knows.
 */
export function bootstrapRecords(
  { metadataVersion = metadataVersionLatest, features, records }: Bootstrap,
  minInsyncReplicas: number
): MetadataRecordDraft[] {
  const level = (name: string, featureLevel: number): MetadataRecordDraft => ({
    kind: 'FeatureLevelRecord',
    version: 0,
    value: { name, featureLevel }
  })
  const all = [
    level(metadataVersionFeature, metadataVersion),
    ...[...(features ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => level(name, value)),
    ...(records ?? []),
    ...((features?.get('eligible.leader.replicas.version') ?? 0) > 0
      ? [minInsyncReplicasRecord(minInsyncReplicas)]
      : [])
  ]
  if (!supportsMetadataTransactions(metadataVersion)) return all
  return [
    { kind: 'BeginTransactionRecord', version: 0, value: { name: 'Bootstrap records' } },
    ...all,
    { kind: 'EndTransactionRecord', version: 0, value: {} }
  ]
}
