// What a control record says: the end of a transaction, or one of the records a metadata log keeps about itself.

import { codec as kraftVersionCodec } from '#protocol/generated/records/kraft-version-record.js'
import { codec as leaderChangeCodec } from '#protocol/generated/records/leader-change-message.js'
import { codec as snapshotFooterCodec } from '#protocol/generated/records/snapshot-footer-record.js'
import { codec as snapshotHeaderCodec } from '#protocol/generated/records/snapshot-header-record.js'
import { codec as votersCodec } from '#protocol/generated/records/voters-record.js'
import type { Message } from '#protocol/schema/language.js'
import { kRaftVersionRecord } from '#protocol/schema/records/other/kraft-version-record.js'
import { leaderChangeMessage } from '#protocol/schema/records/other/leader-change-message.js'
import { snapshotFooterRecord } from '#protocol/schema/records/other/snapshot-footer-record.js'
import { snapshotHeaderRecord } from '#protocol/schema/records/other/snapshot-header-record.js'
import { votersRecord } from '#protocol/schema/records/other/voters-record.js'
import { Reader } from '#protocol/wire/reader.js'
import type { Codec } from '#protocol/wire/types.js'
import type { DumpRecord } from './batch-records.ts'
import { DumpFailure, invalidRecord } from './failure.ts'
import { messageJson } from './message-json.ts'

const endNames = ['ABORT', 'COMMIT'] as const
const endMarkerBytes = 6

interface Described {
  readonly label: string
  readonly message: Message
  readonly codec: Codec<unknown>
}

const described: Readonly<Record<number, Described>> = {
  2: { label: 'LeaderChange:', message: leaderChangeMessage, codec: leaderChangeCodec as Codec<unknown> },
  3: { label: 'SnapshotHeader', message: snapshotHeaderRecord, codec: snapshotHeaderCodec as Codec<unknown> },
  4: { label: 'SnapshotFooter', message: snapshotFooterRecord, codec: snapshotFooterCodec as Codec<unknown> },
  5: { label: 'KRaftVersion', message: kRaftVersionRecord, codec: kraftVersionCodec as Codec<unknown> },
  6: { label: 'KRaftVoters', message: votersRecord, codec: votersCodec as Codec<unknown> }
}

/** With the space before it. */
export function controlText(record: DumpRecord): string {
  const type = controlType(record.key)
  const end = endNames[type]
  if (end !== undefined) return ` endTxnMarker: ${end} coordinatorEpoch: ${coordinatorEpoch(record.value)}`
  const kind = described[type]
  if (kind === undefined) return ` controlType: UNKNOWN(${type})`
  return ` ${kind.label} ${jsonOf(kind, record.value ?? Buffer.alloc(0))}`
}

function jsonOf({ codec, message }: Described, value: Buffer): string {
  try {
    // Each of these values begins with its own version.
    const version = Math.min(value.readInt16BE(0), codec.versionMax)
    return messageJson(message, codec.read(new Reader(value), version), version)
  } catch {
    throw new DumpFailure('java.nio.BufferUnderflowException')
  }
}

function controlType(key: Buffer | null): number {
  if (key === null || key.length < 4)
    throw invalidRecord(
      `Invalid value size found for control record key. Must have at least 4 bytes, but found only ${key?.length ?? 0}`
    )
  const version = key.readInt16BE(0)
  if (version < 0)
    throw invalidRecord(`Invalid version found for control record: ${version}. May indicate data corruption`)
  return key.readInt16BE(2)
}

function coordinatorEpoch(value: Buffer | null): number {
  if (value === null || value.length < endMarkerBytes)
    throw invalidRecord(
      `Invalid value size found for end transaction marker. Must have at least ${endMarkerBytes} bytes, but found only ${value?.length ?? 0}`
    )
  const version = value.readInt16BE(0)
  if (version < 0)
    throw invalidRecord(`Invalid version found for end transaction marker: ${version}. May indicate data corruption`)
  return value.readInt32BE(2)
}
