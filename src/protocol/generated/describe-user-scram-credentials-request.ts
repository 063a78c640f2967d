// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import type { Codec, Draft, UnknownTag } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

export interface UserName {
  name: string
  unknownTags?: UnknownTag[] | undefined
}

export interface DescribeUserScramCredentialsRequest {
  users: UserName[] | null
  unknownTags?: UnknownTag[] | undefined
}

export function readDescribeUserScramCredentialsRequest(reader: Reader, version: number): DescribeUserScramCredentialsRequest {
  if (version < 0 || version > 0) refuseVersion('DescribeUserScramCredentialsRequest', version)
  return {
    users: readUserNameListOrNull(reader, version, reader.countOrNull(true, 2)),
    unknownTags: reader.tags()
  }
}

export function readUserName(reader: Reader, version: number): UserName {
  return {
    name: reader.compactString(),
    unknownTags: reader.tags()
  }
}

function readUserNameList(reader: Reader, version: number, count: number): UserName[] {
  const list: UserName[] = []
  for (let i = 0; i < count; i++) list.push(readUserName(reader, version))
  return list
}

function readUserNameListOrNull(reader: Reader, version: number, count: number): UserName[] | null {
  return count < 0 ? null : readUserNameList(reader, version, count)
}

export function writeDescribeUserScramCredentialsRequest(writer: Writer, value: Draft<DescribeUserScramCredentialsRequest>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('DescribeUserScramCredentialsRequest', version)
  const usersList = value.users === undefined ? [] : value.users
  if (usersList === null) writer.nullArray(true)
  else {
    writer.count(true, usersList.length)
    for (const item of usersList) {
      writeUserName(writer, item, version)
    }
  }
  writer.tags(value.unknownTags)
}

export function writeUserName(writer: Writer, value: Draft<UserName>, version: number): void {
  writer.compactString(value.name ?? '')
  writer.tags(value.unknownTags)
}

export const codec: Codec<DescribeUserScramCredentialsRequest> = {
  name: 'DescribeUserScramCredentialsRequest',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 0,
  read: readDescribeUserScramCredentialsRequest,
  write: writeDescribeUserScramCredentialsRequest
}
