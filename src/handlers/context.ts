// What a handler may touch: ports and pictures, given by the composition root of the shard.

import type { BrokerConfig } from '#config/broker-config.js'
import type { GroupMachine } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { Coordinators } from '#coordinator/runtime/coordinators.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import type { TopicMeters } from '#metrics/topic-meters.js'
import type { FetchSessionCache } from '#replica/fetch-session.js'
import type { ControllerPort } from './controller-port.ts'
import type { SendToShard } from './forwarding.ts'
import type { Header, Peer } from './inbound.ts'
import type { LogPort } from './log-port.ts'
import type { Operation, ResourceType } from './permission.ts'

export type GroupCoordinators = Coordinators<GroupRecord, GroupMachine>

export interface NodeContext {
  readonly nodeId: number
  /** This thread, of `shards`. */
  readonly shard: number
  readonly shards: number
  readonly sendToShard: SendToShard
  /** The groups that this shard coordinates. */
  readonly groups: GroupCoordinators
  /** The published image; a new object whenever metadata changed. */
  image(): MetadataImage
  /** kraft.version of the metadata quorum, which stands in no record of the image. */
  kraftVersion(): number
  /** The broker's configuration under its dynamic values of now. */
  config(): BrokerConfig
  readonly logs: LogPort
  readonly controller: ControllerPort
  readonly sessions: FetchSessionCache
  /** What goes in and out, by topic. */
  readonly meters: TopicMeters
  /** Whether `principal` may; always, until there is an authorizer. */
  permits(principal: string, host: string, operation: Operation, type: ResourceType, name: string): boolean
  nowMs(): number
  /** Something of ours failed while answering; for the log. */
  report(what: string, failure: unknown): void
}

export function authorize(
  node: NodeContext,
  peer: Peer,
  operation: Operation,
  type: ResourceType,
  name: string
): boolean {
  return node.permits(peer.principal, peer.peerHost, operation, type, name)
}

/** One request's view of the node. */
export class RequestContext {
  readonly node: NodeContext
  readonly header: Header
  readonly peer: Peer
  /** Another shard asked for it: what is not here is nowhere. */
  readonly isForwarded: boolean

  constructor(node: NodeContext, header: Header, peer: Peer, isForwarded = false) {
    this.node = node
    this.header = header
    this.peer = peer
    this.isForwarded = isForwarded
  }

  get version(): number {
    return this.header.version
  }

  get controller(): ControllerPort {
    return this.node.controller
  }

  get logs(): LogPort {
    return this.node.logs
  }

  image(): MetadataImage {
    return this.node.image()
  }

  may(operation: Operation, type: ResourceType, name: string): boolean {
    return authorize(this.node, this.peer, operation, type, name)
  }
}
