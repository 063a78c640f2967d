// What the handlers of group requests share: the way to a group's coordinator, and to those on other shards.

import { invariant } from '#base/invariant.js'
import type { GroupMachine } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { RequestMeta } from '#coordinator/group/settings.js'
import type { Outcome, Ticket } from '#coordinator/runtime/machine.js'
import { ErrorCode } from '#model/error-code.js'
import { requestHeaderVersion, responseHeaderVersion } from '#protocol/generated/api-keys.js'
import { writeRequestHeader } from '#protocol/generated/request-header.js'
import { Reader } from '#protocol/wire/reader.js'
import type { Draft } from '#protocol/wire/types.js'
import { Writer } from '#protocol/wire/writer.js'
import { CallRefused } from '#shard/calls.js'
import type { RequestContext } from './context.ts'
import { senderOf } from './forwarding.ts'

export type GroupCommand = (machine: GroupMachine, ticket: Ticket, nowMs: number) => Outcome<GroupRecord>

export function metaOf({ header, peer, version }: RequestContext): RequestMeta {
  return { clientId: header.clientId ?? '', clientHost: `/${peer.peerHost}`, apiVersion: version }
}

/** Runs a command on the coordinator of `groupId`; `refuse` makes the answer when there is none, or none yet. */
export function atCoordinator<Response>(
  context: RequestContext,
  groupId: string,
  command: GroupCommand,
  refuse: (errorCode: ErrorCode) => Response
): Response | Promise<Response> {
  const { errorCode, coordinator } = context.node.groups.find(groupId)
  if (coordinator === undefined) return refuse(errorCode)
  return new Promise((resolve) => {
    coordinator.run(command, resolve as (response: unknown) => void)
  })
}

/** What a coordinator knows already and nobody has to wait for. */
export function readAtCoordinator<Response>(
  context: RequestContext,
  groupId: string,
  read: (machine: GroupMachine, nowMs: number) => Response,
  refuse: (errorCode: ErrorCode) => Response
): Response {
  const { errorCode, coordinator } = context.node.groups.find(groupId)
  return coordinator === undefined ? refuse(errorCode) : read(coordinator.machine, context.node.nowMs())
}

export interface ShardApi<Request, Response> {
  readonly writeRequest: (writer: Writer, request: Draft<Request>, version: number) => void
  readonly readResponse: (reader: Reader, version: number) => Response
}

/** Another shard's answer to a request in this one's key, version and client. */
export function askShard<Request, Response>(
  context: RequestContext,
  shard: number,
  api: ShardApi<Request, Response>,
  request: Draft<Request>
): Promise<Response> {
  const { apiKey, version, correlationId, clientId } = context.header
  const writer = new Writer(Buffer.allocUnsafe(512))
  const header = { requestApiKey: apiKey, requestApiVersion: version, correlationId, clientId }
  writeRequestHeader(writer, header, requestHeaderVersion(apiKey, version))
  api.writeRequest(writer, request, version)
  return new Promise((resolve, reject) => {
    context.node.sendToShard(shard, writer.bytes(), senderOf(context.peer), (reply) => {
      if ('refused' in reply) {
        reject(new CallRefused(ErrorCode.UNKNOWN_SERVER_ERROR, reply.refused))
        return
      }
      const reader = new Reader(reply.bytes)
      reader.int32()
      if (responseHeaderVersion(apiKey, version) === 1) reader.tags()
      resolve(api.readResponse(reader, version))
    })
  })
}

/** One request's things, each of one group, on their way to the shards that coordinate them. */
export interface Fanned<Item, Request, Response, Result> {
  readonly items: readonly Item[]
  readonly groupOf: (item: Item) => string
  readonly api: ShardApi<Request, Response>
  readonly requestOf: (items: readonly Item[]) => Draft<Request>
  /** One for each item of the request, in its order. */
  readonly resultsOf: (response: Response) => readonly Result[]
  /** What this shard says to an item of its own. */
  readonly own: (item: Item) => Result | Promise<Result>
}

/** One result for each item, in the order of the items. */
export async function askAll<Item, Request, Response, Result>(
  context: RequestContext,
  { items, groupOf, api, requestOf, resultsOf, own }: Fanned<Item, Request, Response, Result>
): Promise<Result[]> {
  const { node, isForwarded } = context
  const results = new Array<Result>(items.length)
  const parts = new Map<number, number[]>()
  items.forEach((item, at) => {
    // What was forwarded here is not sent on: at worst this shard refuses it.
    const shard = isForwarded ? node.shard : node.groups.shardOf(groupOf(item))
    const part = parts.get(shard)
    if (part === undefined) parts.set(shard, [at])
    else part.push(at)
  })
  const place = async (shard: number, places: readonly number[]): Promise<void> => {
    const mine = places.map((at) => items[at] as Item)
    const found =
      shard === node.shard
        ? await Promise.all(mine.map(own))
        : resultsOf(await askShard(context, shard, api, requestOf(mine)))
    invariant(
      found.length === mine.length,
      () => `shard ${shard} gave ${found.length} results for ${mine.length} groups`
    )
    places.forEach((at, index) => {
      results[at] = found[index] as Result
    })
  }
  await Promise.all([...parts].map(([shard, places]) => place(shard, places)))
  return results
}
