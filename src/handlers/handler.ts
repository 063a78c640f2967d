// The two forms of a handler.
//
// A plain handler is a function from a decoded request to a response: permission, delegation, answer. A hot handler
// (Produce, Fetch) gets the request's bytes and answers by itself, because it must not make an object per record set.

import type { Reader } from '#protocol/wire/reader.js'
import type { Writer } from '#protocol/wire/writer.js'
import type { NodeContext, RequestContext } from './context.ts'
import type { Header, Inbound } from './inbound.ts'

export interface Codec<Request, Response> {
  readonly read: (reader: Reader, version: number) => Request
  readonly write: (writer: Writer, value: Response, version: number) => void
}

export interface PlainHandler {
  readonly kind: 'plain'
  readonly name: string
  readonly versions: readonly [min: number, max: number]
  readonly read: (reader: Reader, version: number) => unknown
  /** May throw synchronously or reject; see dispatch.ts for what becomes of it. */
  readonly run: (request: unknown, context: RequestContext) => unknown
  readonly write: (writer: Writer, value: unknown, version: number) => void
  /** Which shard of this node has to run it; undefined: the one that the request came to. */
  readonly shardOf?: (request: unknown, node: NodeContext) => number
}

export interface HotHandler {
  readonly kind: 'hot'
  readonly name: string
  readonly versions: readonly [min: number, max: number]
  /** Reads what it needs before its first await, or retains. Answers `inbound` exactly once, on every path. */
  readonly handle: (inbound: Inbound, header: Header, node: NodeContext) => void
}

export type Handler = PlainHandler | HotHandler

/** A response is Kafka's generated type with every field optional: what is left out is its default. */
export function defineHandler<Request, Response>(
  name: string,
  versions: readonly [min: number, max: number],
  codec: Codec<Request, Response>,
  run: (request: Request, context: RequestContext) => Response | Promise<Response>
): PlainHandler {
  return {
    kind: 'plain',
    name,
    versions,
    read: codec.read,
    run: run as PlainHandler['run'],
    write: codec.write as PlainHandler['write']
  }
}

/** As a plain one, run on the shard that coordinates the group that it names; a request for none or for many runs where it is. */
export function defineGroupHandler<Request, Response>(
  name: string,
  versions: readonly [min: number, max: number],
  codec: Codec<Request, Response>,
  groupOf: (request: Request) => string | undefined,
  run: (request: Request, context: RequestContext) => Response | Promise<Response>
): PlainHandler {
  const shardOf = (request: Request, node: NodeContext): number => {
    const group = groupOf(request)
    return group === undefined ? node.shard : node.groups.shardOf(group)
  }
  const shards = { shardOf: shardOf as NonNullable<PlainHandler['shardOf']> }
  return { ...defineHandler(name, versions, codec, run), ...shards }
}

export function defineHotHandler(
  name: string,
  versions: readonly [min: number, max: number],
  handle: HotHandler['handle']
): HotHandler {
  return { kind: 'hot', name, versions, handle }
}
