// What stands before every body: which API, which version, whose answer.
//
// ApiVersions is the one message whose version the two sides have not agreed on yet. So its response header is always
// version 0, and a request in a version we do not know is not an error of the frame: its body is left unread and it is
// answered in version 0 with UNSUPPORTED_VERSION. (KIP-511)

import { ApiKey, apiOf, requestHeaderVersion, responseHeaderVersion } from '../generated/api-keys.ts'
import { Interned } from '../hot/interned.ts'
import { skipTags } from '../hot/skip.ts'
import { refuse } from './protocol-error.ts'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

const interned = new Interned()

/** Filled again for each request, so that a request costs no object for its header. */
export class RequestHead {
  apiKey = 0
  apiVersion = 0
  correlationId = 0
  clientId: string | null = null

  /** Leaves the reader at the body. Throws ProtocolError for a key we do not know: nothing after it can be read. */
  read(reader: Reader): void {
    const apiKey = reader.int16()
    const apiVersion = reader.int16()
    if (apiOf(apiKey) === undefined) refuse(`unknown api key ${apiKey} version ${apiVersion}`)
    this.apiKey = apiKey
    this.apiVersion = apiVersion
    this.correlationId = reader.int32()
    this.clientId = interned.nullableName(reader)
    // The tags of a header have no meaning yet.
    if (requestHeaderVersion(apiKey, apiVersion) === 2) skipTags(reader)
  }

  /** Whether a body of this version can be read. */
  get isKnownVersion(): boolean {
    const api = apiOf(this.apiKey)
    return api !== undefined && this.apiVersion >= api.versionMin && this.apiVersion <= api.versionMax
  }
}

/** The version to answer in, or undefined when there is no answer but to close the connection. */
export function answerVersion(apiKey: number, apiVersion: number): number | undefined {
  const api = apiOf(apiKey)
  if (api === undefined) return undefined
  if (apiVersion >= api.versionMin && apiVersion <= api.versionMax) return apiVersion
  return apiKey === ApiKey.ApiVersions ? 0 : undefined
}

export function writeRequestHead(
  writer: Writer,
  apiKey: number,
  apiVersion: number,
  correlationId: number,
  clientId: string | null
): void {
  writer.int16(apiKey)
  writer.int16(apiVersion)
  writer.int32(correlationId)
  writer.nullableString(clientId)
  if (requestHeaderVersion(apiKey, apiVersion) === 2) writer.int8(0)
}

export function writeResponseHead(writer: Writer, apiKey: number, apiVersion: number, correlationId: number): void {
  writer.int32(correlationId)
  if (responseHeaderVersion(apiKey, apiVersion) === 1) writer.int8(0)
}

/** For clients: the correlation id; leaves the reader at the body. */
export function readResponseHead(reader: Reader, apiKey: number, apiVersion: number): number {
  const correlationId = reader.int32()
  if (responseHeaderVersion(apiKey, apiVersion) === 1) skipTags(reader)
  return correlationId
}
