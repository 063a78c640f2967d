// Makes a directory ready for its first start, as `kafka-storage format` does.
//
// Dynamic voters (kraft.version 1): 00000000000000000000-0000000000.checkpoint with the voters and the first records, as
// Apache 4.4 writes it. Static voters (kraft.version 0): bootstrap.checkpoint beside meta.properties, as before 4.4 and
// as 4.4 still reads it; the voters then come from controller.quorum.voters at each start.

import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { featureRecords } from '#metadata/format/feature-levels.js'
import type { Uuid } from '#model/uuid.js'
import type { MetadataRecord, MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { VoterSet } from '#raft/voters.js'
import { flushFolder, replaceFile } from './files.ts'
import { readSnapshot, snapshotName, writeSnapshot } from './snapshot-file.ts'

export const metadataFolder = '__cluster_metadata-0'
const firstSnapshot = snapshotName({ offset: 0, epoch: 0 })

export const firstSnapshotPath = (directory: string): string => join(directory, metadataFolder, firstSnapshot)

/** Apache 4.4's newest metadata.version (4.4-IV2). Features at level 0 have no record: they stay off until they are served. */
export const defaultFeatures: Readonly<Record<string, number>> = {
  'metadata.version': 33,
  'eligible.leader.replicas.version': 1
}

export interface FormatOptions {
  /** The log directory that holds the metadata log. */
  readonly directory: string
  /** Empty: static voters. */
  readonly voters: VoterSet
  readonly features?: Readonly<Record<string, number>>
  /** After the feature levels: SCRAM credentials and the like. */
  readonly records?: readonly MetadataRecordDraft[]
  readonly nowMs: number
}

/** Durable when it returns. Does nothing to a directory that has a metadata log or was formatted before. */
export function formatMetadataDirectory(options: FormatOptions): void {
  const { directory, voters, nowMs } = options
  const records = [...featureRecords(options.features ?? defaultFeatures), ...(options.records ?? [])]
  const id = { offset: 0, epoch: 0 }
  if (voters.length === 0) {
    writeBootstrapCheckpoint(directory, records, nowMs)
    return
  }
  const folder = join(directory, metadataFolder)
  if (existsSync(join(folder, firstSnapshot)) || existsSync(join(folder, 'quorum-state'))) return
  mkdirSync(folder, { recursive: true })
  const known = { offset: -1, kraftVersion: 1, voters }
  const path = join(folder, firstSnapshot)
  writeSnapshot(path, { id, lastContainedLogTimestamp: nowMs, voters: known, records, nowMs })
  flushFolder(folder)
  flushFolder(directory)
}

/** What an attempt left that was cut short before meta.properties: its voters may name another directory id. */
export function removeUnfinished(directory: string): void {
  if (existsSync(join(directory, metadataFolder, 'quorum-state'))) return
  rmSync(join(directory, 'bootstrap.checkpoint'), { force: true })
  rmSync(firstSnapshotPath(directory), { force: true })
}

/** The first records, in a file beside meta.properties. Durable when it returns; does nothing where there is one. */
export function writeBootstrapCheckpoint(
  directory: string,
  records: readonly MetadataRecordDraft[],
  nowMs: number
): void {
  const path = join(directory, 'bootstrap.checkpoint')
  if (existsSync(path)) return
  writeSnapshot(path, { id: { offset: 0, epoch: 0 }, lastContainedLogTimestamp: 0, voters: null, records, nowMs })
  flushFolder(directory)
}

/** What the first leader writes into an empty log: from the file that format left, or the defaults when there is none. */
export function readBootstrapRecords(directory: string): readonly (MetadataRecord | MetadataRecordDraft)[] {
  const paths = [join(directory, 'bootstrap.checkpoint'), firstSnapshotPath(directory)]
  for (const path of paths) {
    if (!existsSync(path)) continue
    const records = [...readSnapshot(path).records].flat()
    if (records.length > 0) return records
  }
  return featureRecords(defaultFeatures)
}

export interface MetaProperties {
  readonly clusterId: string
  readonly nodeId: number
  readonly directoryId: Uuid
}

/** For directories that no engine has open: the storage tool. Durable when it returns. */
export function writeMetaProperties(
  directory: string,
  { clusterId, nodeId, directoryId }: MetaProperties,
  now: Date
): void {
  mkdirSync(directory, { recursive: true })
  const lines = [
    '#',
    `#${now.toUTCString()}`,
    `node.id=${nodeId}`,
    `directory.id=${directoryId}`,
    'version=1',
    `cluster.id=${clusterId}`
  ]
  replaceFile(join(directory, 'meta.properties'), `${lines.join('\n')}\n`)
}
