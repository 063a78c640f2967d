// What a handler sees of the network: the port `network` offers as InboundRequest, declared here as handlers need it. The
// two are joined in worker.ts; neither room imports the other.

import type { Writer } from '#protocol/wire/writer.js'

export interface Peer {
  readonly id: number
  readonly listener: string
  readonly securityProtocol: string
  readonly peerHost: string
  readonly peerPort: number
  clientSoftwareName: string
  clientSoftwareVersion: string
  principal: string
  /** Closes after one log line that names the peer and `reason`. */
  close(reason: string): void
  onClose(run: () => void): void
}

export interface Plan {
  bytes(encode: (writer: Writer) => void): void
  /** The pin belongs to the plan from here on. */
  slice(pinId: number, position: number, length: number): void
}

export interface Inbound {
  readonly connection: Peer
  /** The request at [offset, end) of `buffer`: valid until the first await unless retained, and retaining moves it. */
  readonly buffer: Buffer
  readonly offset: number
  readonly end: number
  readonly bufferId: number
  readonly receivedAtMs: number
  /** It came by way of another shard, which is not asked again. */
  readonly forwarded?: boolean
  retain(): void
  respond(sizeHint: number, encode: (writer: Writer) => void): void
  respondPlan(plan: (builder: Plan) => void): void
  respondNothing(): void
  proceed(): void
}

/** The decoded request header; `length` is its size, so that the body starts at `inbound.offset + length`. */
export interface Header {
  readonly apiKey: number
  readonly version: number
  readonly correlationId: number
  readonly clientId: string | null
  readonly length: number
}
