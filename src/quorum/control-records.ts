// The control records of the metadata log: keys and values of Kafka's ControlRecordType 2 to 6.

import type { BatchRecord } from '#protocol/batch/batch.js'
import { codec as kraftVersionCodec } from '#protocol/generated/records/kraft-version-record.js'
import { codec as leaderChangeCodec } from '#protocol/generated/records/leader-change-message.js'
import { codec as snapshotFooterCodec } from '#protocol/generated/records/snapshot-footer-record.js'
import { codec as snapshotHeaderCodec } from '#protocol/generated/records/snapshot-header-record.js'
import { type VotersRecord, codec as votersCodec } from '#protocol/generated/records/voters-record.js'
import { Reader } from '#protocol/wire/reader.js'
import type { Codec, Draft } from '#protocol/wire/types.js'
import { Writer } from '#protocol/wire/writer.js'
import type { ControlRecord } from '#raft/message.js'
import type { VoterSet } from '#raft/voters.js'

const ControlType = {
  leaderChange: 2,
  snapshotHeader: 3,
  snapshotFooter: 4,
  kraftVersion: 5,
  kraftVoters: 6
} as const

export interface KeyAndValue {
  readonly key: Buffer
  readonly value: Buffer
}

function keyOf(type: number): Buffer {
  const key = Buffer.alloc(4)
  key.writeInt16BE(type, 2)
  return key
}

function encode<T>(type: number, codec: Codec<T>, value: Draft<T>): KeyAndValue {
  const writer = new Writer()
  codec.write(writer, value, 0)
  return { key: keyOf(type), value: Buffer.from(writer.bytes()) }
}

export const encodeSnapshotHeader = (lastContainedLogTimestamp: number): KeyAndValue =>
  encode(ControlType.snapshotHeader, snapshotHeaderCodec, { version: 0, lastContainedLogTimestamp })

export const encodeSnapshotFooter = (): KeyAndValue =>
  encode(ControlType.snapshotFooter, snapshotFooterCodec, { version: 0 })

/** Apache 4.4 still writes version 0 of the leader change, without directory ids, whatever kraft.version is. */
export function encodeControl(record: ControlRecord): KeyAndValue {
  switch (record.kind) {
    case 'leader-change': {
      const ids = (keys: readonly { readonly id: number }[]): { voterId: number }[] =>
        keys.map(({ id }) => ({ voterId: id }))
      const value = {
        version: 0,
        leaderId: record.leaderId,
        voters: ids(record.voters),
        grantingVoters: ids(record.grantingVoters)
      }
      return encode(ControlType.leaderChange, leaderChangeCodec, value)
    }
    case 'kraft-version':
      return encode(ControlType.kraftVersion, kraftVersionCodec, { version: 0, kRaftVersion: record.version })
    case 'voters':
      return encode(ControlType.kraftVoters, votersCodec, votersToRecord(record.voters))
  }
}

export type DecodedControl =
  | ControlRecord
  | { readonly kind: 'snapshot-header'; readonly lastContainedLogTimestamp: number }
  | { readonly kind: 'snapshot-footer' }
  | { readonly kind: 'unknown'; readonly type: number }

/** A type that a newer Kafka may have added is passed over, as Kafka does. */
export function decodeControl(record: BatchRecord): DecodedControl {
  const type = record.key !== null && record.key.length >= 4 ? record.key.readInt16BE(2) : -1
  const reader = new Reader(record.value ?? Buffer.alloc(0))
  switch (type) {
    case ControlType.leaderChange: {
      // The value's own first field says its version; both versions begin the same way.
      const version = record.value !== null && record.value.readInt16BE(0) >= 1 ? 1 : 0
      const { leaderId, voters, grantingVoters } = leaderChangeCodec.read(reader, version)
      const keys = (list: typeof voters): { id: number; directoryId: (typeof voters)[number]['voterDirectoryId'] }[] =>
        list.map(({ voterId, voterDirectoryId }) => ({ id: voterId, directoryId: voterDirectoryId }))
      return { kind: 'leader-change', leaderId, voters: keys(voters), grantingVoters: keys(grantingVoters) }
    }
    case ControlType.snapshotHeader: {
      const { lastContainedLogTimestamp } = snapshotHeaderCodec.read(reader, 0)
      return { kind: 'snapshot-header', lastContainedLogTimestamp: Number(lastContainedLogTimestamp) }
    }
    case ControlType.snapshotFooter:
      return { kind: 'snapshot-footer' }
    case ControlType.kraftVersion:
      return { kind: 'kraft-version', version: kraftVersionCodec.read(reader, 0).kRaftVersion }
    case ControlType.kraftVoters:
      return { kind: 'voters', voters: votersFromRecord(votersCodec.read(reader, 0)) }
    default:
      return { kind: 'unknown', type }
  }
}

function votersToRecord(voters: VoterSet): Draft<VotersRecord> {
  return {
    version: 0,
    voters: voters.map(({ id, directoryId, endpoints, minKraftVersion, maxKraftVersion }) => ({
      voterId: id,
      voterDirectoryId: directoryId,
      endpoints,
      kRaftVersionFeature: { minSupportedVersion: minKraftVersion, maxSupportedVersion: maxKraftVersion }
    }))
  }
}

function votersFromRecord(record: VotersRecord): VoterSet {
  return record.voters.map(({ voterId, voterDirectoryId, endpoints, kRaftVersionFeature }) => ({
    id: voterId,
    directoryId: voterDirectoryId,
    endpoints: endpoints.map(({ name, host, port }) => ({ name, host, port })),
    minKraftVersion: kRaftVersionFeature.minSupportedVersion,
    maxKraftVersion: kRaftVersionFeature.maxSupportedVersion
  }))
}
