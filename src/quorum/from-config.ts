// What a node's configuration and its formatter say about its quorum.

import type { BrokerConfig } from '#config/broker-config.js'
import { metadataVersionFeature } from '#metadata/features.js'
import { zeroUuid } from '#model/uuid.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { VoterSet } from '#raft/voters.js'
import type { SnapshotPolicy } from './cleaning.ts'
import type { readBootstrapRecords } from './format.ts'
import type { QuorumTiming } from './options.ts'

/** As the controller takes it for an empty log. */
export interface FirstRecords {
  readonly metadataVersion?: number
  readonly features: ReadonlyMap<string, number>
  readonly records: readonly MetadataRecordDraft[]
}

/** `id@host:port` of controller.quorum.voters; more than this node is a cluster, which is not served yet. */
export function staticVoters(config: BrokerConfig): VoterSet {
  const entries = config.list('controller.quorum.voters')
  if (entries.length > 1 || !config.hasRole('controller') || !config.hasRole('broker'))
    throw new Error('only a single node with process.roles=broker,controller is served yet')
  return entries.map((entry) => {
    const [, id = '', host = '', port = ''] = /^(\d+)@(.+):(\d+)$/.exec(entry) ?? []
    const name = config.list('controller.listener.names')?.[0] ?? ''
    const endpoints = [{ name, host, port: Number(port) }]
    return { id: Number(id), directoryId: zeroUuid, endpoints, minKraftVersion: 0, maxKraftVersion: 0 }
  })
}

export function timingOf(config: BrokerConfig): QuorumTiming {
  return {
    electionTimeoutMs: config.number('controller.quorum.election.timeout.ms'),
    electionBackoffMaxMs: config.number('controller.quorum.election.backoff.max.ms'),
    fetchTimeoutMs: config.number('controller.quorum.fetch.timeout.ms'),
    requestTimeoutMs: config.number('controller.quorum.request.timeout.ms'),
    retryBackoffMs: config.number('controller.quorum.retry.backoff.ms')
  }
}

export function snapshotPolicyOf(config: BrokerConfig): SnapshotPolicy {
  return {
    recordBytesBetween: config.number('metadata.log.max.record.bytes.between.snapshots'),
    intervalMs: config.number('metadata.log.max.snapshot.interval.ms'),
    retentionBytes: config.number('metadata.max.retention.bytes'),
    retentionMs: config.number('metadata.max.retention.ms')
  }
}

/** What the formatter left, as the first leader writes it. */
export function bootstrapOf(records: ReturnType<typeof readBootstrapRecords>): FirstRecords {
  const features = new Map<string, number>()
  const rest: MetadataRecordDraft[] = []
  for (const record of records) {
    if (record.kind === 'FeatureLevelRecord') features.set(record.value.name ?? '', record.value.featureLevel ?? 0)
    else rest.push(record as MetadataRecordDraft)
  }
  const metadataVersion = features.get(metadataVersionFeature)
  features.delete(metadataVersionFeature)
  return { features, records: rest, ...(metadataVersion === undefined ? {} : { metadataVersion }) }
}
