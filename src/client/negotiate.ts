// Agrees on versions with a node: ApiVersions in our newest version, and when the node does not know that one, in the newest
// that it names in its answer of version 0, or in version 0. (KIP-511)

import { ErrorCode } from '#model/error-code.js'
import { ApiKey, apiOf } from '#protocol/generated/api-keys.js'
import { writeApiVersionsRequest } from '#protocol/generated/api-versions-request.js'
import { type ApiVersionsResponse, readApiVersionsResponse } from '#protocol/generated/api-versions-response.js'
import type { Connection } from './connection.ts'
import { asError } from './errors.ts'
import { softwareName, softwareVersion } from './software.ts'
import { NodeVersions } from './versions.ts'

const key = ApiKey.ApiVersions

export async function negotiate(connection: Connection, timeoutMs: number): Promise<NodeVersions> {
  const newest = apiOf(key)?.versionMax ?? 0
  let answer = await ask(connection, newest, timeoutMs)
  if (answer.errorCode === ErrorCode.UNSUPPORTED_VERSION && newest > 0) {
    const theirs = answer.apiKeys.find((api) => api.apiKey === key)
    answer = await ask(connection, Math.min(theirs?.maxVersion ?? 0, newest - 1), timeoutMs)
  }
  if (answer.errorCode !== ErrorCode.NONE) throw asError(answer.errorCode)
  return new NodeVersions(answer)
}

async function ask(connection: Connection, version: number, timeoutMs: number): Promise<ApiVersionsResponse> {
  const request = { clientSoftwareName: softwareName, clientSoftwareVersion: softwareVersion }
  const reader = await connection.exchange(
    key,
    version,
    (writer) => writeApiVersionsRequest(writer, request, version),
    timeoutMs
  )
  // A node that does not know the version answers in version 0; the error stands first in every version.
  const start = reader.offset
  const errorCode = reader.int16()
  reader.offset = start
  return readApiVersionsResponse(reader, errorCode === ErrorCode.UNSUPPORTED_VERSION ? 0 : version)
}
