// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface DescribeClusterBroker {
  /** int32 */
  brokerId: number
  host: string
  /** int32 */
  port: number
  /** default null */
  rack: string | null
  /** v2+ */
  isFenced: boolean
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeClusterResponse {
  /** int32 */
  throttleTimeMs: number
  /** int16 */
  errorCode: number
  /** default null */
  errorMessage: string | null
  /** v1+, default 1, int8 */
  endpointType: number
  clusterId: string
  /** default -1, int32 */
  controllerId: number
  brokers: DescribeClusterBroker[]
  /** default -2147483648, int32 */
  clusterAuthorizedOperations: number
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeClusterResponse(reader: Reader, version: number): DescribeClusterResponse {
  if (version < 0 || version > 2) refuseVersion('DescribeClusterResponse', version)
  return {
    throttleTimeMs: reader.int32(),
    errorCode: reader.int16(),
    errorMessage: reader.compactNullableString(),
    endpointType: version >= 1 ? reader.int8() : 1,
    clusterId: reader.compactString(),
    controllerId: reader.int32(),
    brokers: (readDescribeClusterBrokerList(reader, version, reader.count(true, version >= 2 ? 12 : 11))),
    clusterAuthorizedOperations: reader.int32(),
    unknownTags: reader.tags()
  }
}

export function readDescribeClusterBroker(reader: Reader, version: number): DescribeClusterBroker {
  return {
    brokerId: reader.int32(),
    host: reader.compactString(),
    port: reader.int32(),
    rack: reader.compactNullableString(),
    isFenced: version === 2 ? reader.bool() : false,
    unknownTags: reader.tags()
  }
}

function readDescribeClusterBrokerList(reader: Reader, version: number, count: number): DescribeClusterBroker[] {
  const list: DescribeClusterBroker[] = []
  for (let i = 0; i < count; i++) list.push(readDescribeClusterBroker(reader, version))
  return list
}

export function writeDescribeClusterResponse(writer: Writer, value: Draft<DescribeClusterResponse>, version: number): void {
  if (version < 0 || version > 2) refuseVersion('DescribeClusterResponse', version)
  writer.int32(value.throttleTimeMs ?? 0)
  writer.int16(value.errorCode ?? 0)
  writer.compactNullableString(value.errorMessage ?? null)
  if (version >= 1) {
    writer.int8(value.endpointType ?? 1)
  }
  writer.compactString(value.clusterId ?? '')
  writer.int32(value.controllerId ?? -1)
  const brokersList = value.brokers ?? []
  writer.count(true, brokersList.length)
  for (const item of brokersList) {
    writeDescribeClusterBroker(writer, item, version)
  }
  writer.int32(value.clusterAuthorizedOperations ?? -2147483648)
  writer.tags(value.unknownTags)
}

export function writeDescribeClusterBroker(writer: Writer, value: Draft<DescribeClusterBroker>, version: number): void {
  writer.int32(value.brokerId ?? 0)
  writer.compactString(value.host ?? '')
  writer.int32(value.port ?? 0)
  writer.compactNullableString(value.rack ?? null)
  if (version === 2) {
    writer.bool(value.isFenced ?? false)
  }
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeClusterResponse> = {
  name: 'DescribeClusterResponse',
  versionMin: 0,
  versionMax: 2,
  flexibleFrom: 0,
  read: readDescribeClusterResponse,
  write: writeDescribeClusterResponse
}
