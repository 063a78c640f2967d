// Snapshots of the metadata: `<offset, 20 digits>-<epoch, 10 digits>.checkpoint`, a file of record batches whose offsets
// count from 0:
//
//   control batch  SnapshotHeader [KRaftVersion, KRaftVoters]     what raft must know, when kraft.version is 1
//   data batches   the state as records
//   control batch  SnapshotFooter                                 without it the file is not whole
//
// A snapshot is written beside as `.part`, flushed and renamed, so a file with the right name is whole.

import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from 'node:fs'
import { join } from 'node:path'
import {
  type MetadataRecord,
  type MetadataRecordDraft,
  readMetadataRecord,
  writeMetadataRecord
} from '#protocol/generated/metadata-records.js'
import { refuse } from '#protocol/wire/protocol-error.js'
import { Writer } from '#protocol/wire/writer.js'
import type { OffsetAndEpoch } from '#raft/log-shape.js'
import type { VotersAt } from '#raft/voters.js'
import { type BatchView, buildBatch, readRecords, walkBatches } from './batches.ts'
import {
  decodeControl,
  encodeControl,
  encodeSnapshotFooter,
  encodeSnapshotHeader,
  type KeyAndValue
} from './control-records.ts'
import { flushFolder } from './files.ts'

const recordsPerBatch = 1024
const suffix = '.checkpoint'
const name = /^(\d{20})-(\d{10})\.checkpoint$/

export const snapshotName = ({ offset, epoch }: OffsetAndEpoch): string =>
  `${String(offset).padStart(20, '0')}-${String(epoch).padStart(10, '0')}${suffix}`

/** Whole snapshots, oldest first. */
export function listSnapshots(folder: string): OffsetAndEpoch[] {
  return readdirSync(folder)
    .map((file) => name.exec(file))
    .filter((found) => found !== null)
    .map(([, offset, epoch]) => ({ offset: Number(offset), epoch: Number(epoch) }))
    .sort((a, b) => a.offset - b.offset || a.epoch - b.epoch)
}

/** What a crash left half written, and what was marked for deletion. */
export function removeLeftovers(folder: string): void {
  for (const file of readdirSync(folder)) {
    if (/\.checkpoint(\.part|\.deleted)$/.test(file) || /\.checkpoint\.part$/.test(file))
      rmSync(join(folder, file), { force: true })
  }
}

export function encodeMetadataRecord(record: MetadataRecordDraft): Buffer {
  const writer = new Writer(Buffer.allocUnsafe(128))
  writeMetadataRecord(writer, record)
  return Buffer.from(writer.bytes())
}

export interface SnapshotDraft {
  readonly id: OffsetAndEpoch
  readonly lastContainedLogTimestamp: number
  /** Written when kraft.version is at least 1. */
  readonly voters: VotersAt | null
  readonly records: Iterable<MetadataRecordDraft>
  readonly nowMs: number
}

/** Writes the file and answers its size. Durable when it returns; a file of that name is replaced. */
export function writeSnapshot(path: string, draft: SnapshotDraft): number {
  const beside = `${path}.part`
  rmSync(beside, { force: true })
  const file = openSync(beside, 'wx', 0o400)
  let size = 0
  try {
    for (const batch of snapshotBatches(draft)) {
      let at = 0
      while (at < batch.length) at += writeSync(file, batch, at)
      size += batch.length
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
  return size
}

function* snapshotBatches(draft: SnapshotDraft): Generator<Buffer> {
  let baseOffset = 0
  const build = (isControl: boolean, records: readonly { key: Buffer | null; value: Buffer }[]): Buffer => {
    const batch = buildBatch({ baseOffset, epoch: draft.id.epoch, timestamp: draft.nowMs, isControl, records })
    baseOffset += records.length
    return batch
  }
  const header: KeyAndValue[] = [encodeSnapshotHeader(draft.lastContainedLogTimestamp)]
  if (draft.voters !== null && draft.voters.kraftVersion >= 1) {
    const { kraftVersion, voters } = draft.voters
    header.push(
      encodeControl({ kind: 'kraft-version', version: kraftVersion }),
      encodeControl({ kind: 'voters', voters })
    )
  }
  yield build(true, header)
  let pending: { key: null; value: Buffer }[] = []
  for (const record of draft.records) {
    pending.push({ key: null, value: encodeMetadataRecord(record) })
    if (pending.length < recordsPerBatch) continue
    yield build(false, pending)
    pending = []
  }
  if (pending.length > 0) yield build(false, pending)
  yield build(true, [encodeSnapshotFooter()])
}

export interface Snapshot {
  readonly lastContainedLogTimestamp: number
  readonly kraftVersion: number
  /** Null when the snapshot says nothing of them. */
  readonly voters: VotersAt['voters'] | null
  readonly records: Iterable<readonly MetadataRecord[]>
}

/** Reads a whole snapshot; one without header or footer, or with a damaged batch, is refused. */
export function readSnapshot(path: string): Snapshot {
  const bytes = readFileSync(path)
  const batches = walkBatches(bytes)
  const length = batches.reduce((sum, batch) => sum + batch.bytes.length, 0)
  const control = batches.filter((batch) => batch.isControl).flatMap((batch) => readRecords(batch).map(decodeControl))
  const [header] = control
  if (header?.kind !== 'snapshot-header' || control.at(-1)?.kind !== 'snapshot-footer' || length !== bytes.length) {
    refuse(`${path} is not a whole snapshot: remove it if an older one or the log from 0 is there`)
  }
  const kraft = control.find((record) => record.kind === 'kraft-version')
  const voters = control.find((record) => record.kind === 'voters')
  return {
    lastContainedLogTimestamp: header.lastContainedLogTimestamp,
    kraftVersion: kraft?.version ?? 0,
    voters: voters?.voters ?? null,
    records: batches.filter((batch) => !batch.isControl).map(metadataOf)
  }
}

export function metadataOf(batch: BatchView): MetadataRecord[] {
  return readRecords(batch).map(({ offset, value }) => {
    if (value === null) refuse(`a metadata record without a value at offset ${offset}`)
    return readMetadataRecord(value)
  })
}

/** The snapshots of a __cluster_metadata-0 folder. */
export class SnapshotFolder {
  readonly path: string
  #known: OffsetAndEpoch[]

  constructor(path: string) {
    this.path = path
    mkdirSync(path, { recursive: true })
    removeLeftovers(path)
    this.#known = listSnapshots(path)
  }

  get oldest(): OffsetAndEpoch | undefined {
    return this.#known[0]
  }

  get latest(): OffsetAndEpoch | undefined {
    return this.#known.at(-1)
  }

  get count(): number {
    return this.#known.length
  }

  has(id: OffsetAndEpoch): boolean {
    return this.#known.some((known) => known.offset === id.offset && known.epoch === id.epoch)
  }

  pathOf(id: OffsetAndEpoch): string {
    return join(this.path, snapshotName(id))
  }

  sizeOf(id: OffsetAndEpoch): number {
    return statSync(this.pathOf(id)).size
  }

  modifiedMs(id: OffsetAndEpoch): number {
    return statSync(this.pathOf(id)).mtimeMs
  }

  read(id: OffsetAndEpoch): Snapshot {
    return readSnapshot(this.pathOf(id))
  }

  write(draft: SnapshotDraft): number {
    const size = writeSnapshot(this.pathOf(draft.id), draft)
    this.#added(draft.id)
    return size
  }

  /** For a follower that fetches it. */
  readPiece(id: OffsetAndEpoch, position: number, bytesMax: number): { size: number; bytes: Buffer } {
    const file = openSync(this.pathOf(id), 'r')
    try {
      const { size } = fstatSync(file)
      const bytes = Buffer.alloc(Math.max(0, Math.min(bytesMax, size - position)))
      const read = bytes.length === 0 ? 0 : readSync(file, bytes, 0, bytes.length, position)
      return { size, bytes: bytes.subarray(0, read) }
    } finally {
      closeSync(file)
    }
  }

  /** A piece of a snapshot from the leader; whole with the last one. */
  store(id: OffsetAndEpoch, position: number, bytes: Uint8Array, last: boolean): void {
    const beside = `${this.pathOf(id)}.part`
    const file = openSync(beside, position === 0 ? 'w' : 'r+', 0o600)
    try {
      writeSync(file, bytes, 0, bytes.length, position)
      if (last) fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (!last) return
    renameSync(beside, this.pathOf(id))
    this.#added(id)
  }

  removeOldest(): void {
    const id = this.#known.shift()
    if (id !== undefined) rmSync(this.pathOf(id), { force: true })
  }

  #added(_id: OffsetAndEpoch): void {
    flushFolder(this.path)
    this.#known = listSnapshots(this.path)
  }
}
