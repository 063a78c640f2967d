// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface Listener {
  name: string
  host: string
  /** uint16 */
  port: number
  unknownTags?: UnknownTag[] | undefined
}

export interface AddRaftVoterRequest {
  clusterId: string | null
  /** int32 */
  timeoutMs: number
  /** int32 */
  voterId: number
  voterDirectoryId: Uuid
  listeners: Listener[]
  /** v1+, default true */
  ackWhenCommitted: boolean
  unknownTags?: UnknownTag[] | undefined
}

export function readAddRaftVoterRequest(reader: Reader, version: number): AddRaftVoterRequest {
  if (version < 0 || version > 1) refuseVersion('AddRaftVoterRequest', version)
  return {
    clusterId: reader.compactNullableString(),
    timeoutMs: reader.int32(),
    voterId: reader.int32(),
    voterDirectoryId: reader.uuid(),
    listeners: readListenerList(reader, version, reader.count(true, 5)),
    ackWhenCommitted: version === 1 ? reader.bool() : true,
    unknownTags: reader.tags()
  }
}

export function readListener(reader: Reader, version: number): Listener {
  return {
    name: reader.compactString(),
    host: reader.compactString(),
    port: reader.uint16(),
    unknownTags: reader.tags()
  }
}

function readListenerList(reader: Reader, version: number, count: number): Listener[] {
  const list: Listener[] = []
  for (let i = 0; i < count; i++) list.push(readListener(reader, version))
  return list
}

export function writeAddRaftVoterRequest(writer: Writer, value: Draft<AddRaftVoterRequest>, version: number): void {
  if (version < 0 || version > 1) refuseVersion('AddRaftVoterRequest', version)
  writer.compactNullableString(value.clusterId === undefined ? '' : value.clusterId)
  writer.int32(value.timeoutMs ?? 0)
  writer.int32(value.voterId ?? 0)
  writer.uuid(value.voterDirectoryId ?? zeroUuid)
  const listenersList = value.listeners ?? []
  writer.count(true, listenersList.length)
  for (const item of listenersList) {
    writeListener(writer, item, version)
  }
  if (version === 1) {
    writer.bool(value.ackWhenCommitted ?? true)
  }
  writer.tags(value.unknownTags)
}

export function writeListener(writer: Writer, value: Draft<Listener>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.compactString(value.host ?? '')
  writer.uint16(value.port ?? 0)
  writer.tags(value.unknownTags)
}

export const codec: Codec<AddRaftVoterRequest> = {
  name: 'AddRaftVoterRequest',
  versionMin: 0,
  versionMax: 1,
  flexibleFrom: 0,
  read: readAddRaftVoterRequest,
  write: writeAddRaftVoterRequest
}
