// From a cut request to its handler: decodes the header, knows which keys and versions are served, and turns what a
// stranger sent wrongly into Kafka's answer or into a closed connection with one log line.

import { BrokenInvariant } from '#base/invariant.js'
import { ConnectionMeters } from '#metrics/connection-meters.js'
import { ErrorCode } from '#model/error-code.js'
import { apiOf, isFlexible, responseHeaderVersion } from '#protocol/generated/api-keys.js'
import { writeApiVersionsResponse } from '#protocol/generated/api-versions-response.js'
import { Interned } from '#protocol/hot/interned.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import { type NodeContext, RequestContext } from './context.ts'
import { forward } from './forwarding.ts'
import type { Handler, PlainHandler } from './handler.ts'
import type { Header, Inbound, Peer } from './inbound.ts'
import type { Api } from './index.ts'
import { writeResponseHeader } from './response-header.ts'

const apiVersionsKey = 18
const plainResponseHint = 512
/** Key, version, correlation id: what an answer of any kind needs. */
const fixedHeaderBytes = 8

interface Entry {
  readonly api: Api
  handler: Handler | undefined
  loading: Promise<Handler> | undefined
}

const reader = new Reader(Buffer.alloc(0))
const interned = new Interned()

/** Throws ProtocolError when the bytes are no request header. */
export function readHeader(inbound: Inbound): Header {
  reader.reset(inbound.buffer, inbound.offset, inbound.end)
  const apiKey = reader.int16()
  const version = reader.int16()
  const correlationId = reader.int32()
  const clientId = interned.nullableName(reader)
  if (isFlexible(apiKey, version)) reader.tags()
  return { apiKey, version, correlationId, clientId, length: reader.offset - inbound.offset }
}

export class Dispatcher {
  readonly #entries: (Entry | undefined)[] = []
  readonly #node: NodeContext
  readonly #connections: ConnectionMeters

  constructor(table: readonly Api[], node: NodeContext, connections: ConnectionMeters = new ConnectionMeters()) {
    this.#node = node
    this.#connections = connections
    for (const api of table) this.#entries[api.key] = { api, handler: undefined, loading: undefined }
  }

  /** The network's port. Never throws but for our own mistakes. */
  request(inbound: Inbound): void {
    const { buffer, offset, end, connection } = inbound
    if (end - offset < fixedHeaderBytes) {
      drop(inbound, connection, `a request of ${end - offset} bytes is shorter than its header`)
      return
    }
    const apiKey = buffer.readInt16BE(offset)
    const version = buffer.readInt16BE(offset + 2)
    const entry = this.#entries[apiKey]
    if (entry === undefined || version < entry.api.min || version > entry.api.max) {
      this.#refuseVersion(inbound, apiKey, version, entry?.api.name ?? apiOf(apiKey)?.name)
      return
    }
    let header: Header
    try {
      header = readHeader(inbound)
    } catch (failure) {
      this.#failed(inbound, entry.api.name, version, failure)
      return
    }
    if (entry.handler === undefined) this.#runWhenLoaded(entry, inbound, header)
    else this.#run(entry.handler, inbound, header)
  }

  connected({ listener }: Peer): void {
    this.#connections.connected(listener)
  }

  disconnected({ listener }: Peer): void {
    this.#connections.disconnected(listener)
  }

  /** Loads a handler before its first request asks for it. */
  async warm(key: number): Promise<void> {
    const entry = this.#entries[key]
    if (entry !== undefined) entry.handler = await entry.api.load()
  }

  #runWhenLoaded(entry: Entry, inbound: Inbound, header: Header): void {
    inbound.retain()
    entry.loading ??= entry.api.load()
    entry.loading.then(
      (handler) => {
        entry.handler = handler
        this.#run(handler, inbound, header)
      },
      (failure) => this.#failed(inbound, entry.api.name, header.version, failure)
    )
  }

  #run(handler: Handler, inbound: Inbound, header: Header): void {
    try {
      if (handler.kind === 'hot') handler.handle(inbound, header, this.#node)
      else this.#runPlain(handler, inbound, header)
    } catch (failure) {
      this.#failed(inbound, handler.name, header.version, failure)
    }
  }

  #runPlain(handler: PlainHandler, inbound: Inbound, header: Header): void {
    reader.reset(inbound.buffer, inbound.offset + header.length, inbound.end)
    const request = handler.read(reader, header.version)
    // What stands behind the body is not looked at, as in Kafka: librdkafka's Metadata v13 carries three bytes too many.
    const isForwarded = inbound.forwarded === true
    if (handler.shardOf !== undefined && !isForwarded) {
      const shard = handler.shardOf(request, this.#node)
      if (shard !== this.#node.shard) {
        forward(inbound, shard, this.#node.sendToShard)
        return
      }
    }
    const answer = handler.run(request, new RequestContext(this.#node, header, inbound.connection, isForwarded))
    if (answer instanceof Promise)
      answer.then(
        (value) => this.#answer(handler, inbound, header, value),
        (failure) => this.#failed(inbound, handler.name, header.version, failure)
      )
    else this.#answer(handler, inbound, header, answer)
  }

  #answer(handler: PlainHandler, inbound: Inbound, header: Header, value: unknown): void {
    const { apiKey, version, correlationId } = header
    inbound.respond(plainResponseHint, (writer) => {
      writeResponseHeader(writer, correlationId, responseHeaderVersion(apiKey, version) === 1)
      handler.write(writer, value, version)
    })
  }

  /** ApiVersions of a version we do not know gets an answer that every client can read; others get none. */
  #refuseVersion(inbound: Inbound, apiKey: number, version: number, name: string | undefined): void {
    if (apiKey !== apiVersionsKey) {
      const what = name === undefined ? `unknown API key ${apiKey}` : `${name} (key ${apiKey}) is not served`
      drop(inbound, inbound.connection, `${what} in version ${version}`)
      return
    }
    const own = this.#entries[apiVersionsKey]?.api
    const correlationId = inbound.buffer.readInt32BE(inbound.offset + 4)
    const apiKeys = [{ apiKey, minVersion: own?.min ?? 0, maxVersion: own?.max ?? 0 }]
    inbound.respond(32, (writer) => {
      writeResponseHeader(writer, correlationId, false)
      writeApiVersionsResponse(writer, { errorCode: ErrorCode.UNSUPPORTED_VERSION, apiKeys }, 0)
    })
  }

  #failed(inbound: Inbound, name: string, version: number, failure: unknown): void {
    // Our own mistake must not be mistaken for the client's: it stops the process (the turn's uncaught error does that).
    if (failure instanceof BrokenInvariant) {
      this.#node.report(`${name} v${version}`, failure)
      return
    }
    if (failure instanceof ProtocolError) {
      drop(inbound, inbound.connection, `malformed ${name} request, version ${version}: ${failure.message}`)
      return
    }
    this.#node.report(`${name} v${version}`, failure)
    drop(inbound, inbound.connection, `${name} v${version} failed: ${String(failure)}`)
  }
}

function drop(inbound: Inbound, connection: Peer, reason: string): void {
  inbound.respondNothing()
  connection.close(reason)
}
