// The port between the transport and whoever answers requests. `network` knows no handler: it cuts, orders and sends;
// a Dispatch (joined in worker.ts) decodes the header, finds the handler by API key and answers.

import type { Writer } from '#protocol/wire/writer.js'

/** One client of one listener, until it is disconnected. */
export interface Connection {
  readonly id: number
  /** The listener's name, as in `listeners`. */
  readonly listener: string
  readonly securityProtocol: string
  readonly peerHost: string
  readonly peerPort: number
  /** Set by ApiVersions and by SASL; empty until then. */
  clientSoftwareName: string
  clientSoftwareVersion: string
  principal: string
  /** Closes after one log line that names the peer and `reason`. Answers that come later are dropped. */
  close(reason: string): void
  /** Runs once, when the connection is gone, whoever closed it; at once when it is gone already. */
  onClose(run: () => void): void
}

/** Builds one response from bytes and parts of files, in the order of the calls (Fetch). */
export interface PlanBuilder {
  bytes(encode: (writer: Writer) => void): void
  /** The pin is the plan's from here on: it is released when the slice has left or the connection has gone. */
  slice(pinId: number, position: number, length: number): void
  /** Of a file that is not written any more (a snapshot). Throws when it cannot be opened. */
  file(path: string, position: number, length: number): void
}

export interface InboundRequest {
  readonly connection: Connection
  /** The whole request without its 4-byte length, at [offset, end); valid until the first await unless retained. */
  readonly buffer: Buffer
  readonly offset: number
  readonly end: number
  /** The native id of `buffer`, for log appends by reference; `offset` and `end` are positions in it too. */
  readonly bufferId: number
  readonly receivedAtMs: number
  /** Moves the bytes to a pooled buffer until the request is answered: buffer, bufferId, offset and end change. */
  retain(): void
  /**
   * Exactly one of the three, once. Responses leave in the order of the requests, whatever the order of answering.
   * `size` is a hint for the body with its header, without the 4-byte length; `encode` runs before respond returns.
   */
  respond(size: number, encode: (writer: Writer) => void): void
  respondPlan(plan: (builder: PlanBuilder) => void): void
  /** Produce with acks=0. */
  respondNothing(): void
  /** The connection's next request may start though this one is not answered: each partition was appended or refused. */
  proceed(): void
}

/** Hears of every answered request: how long it took from the turn of its arrival, and of every turn. */
export interface RequestMeter {
  answered(apiKey: number, apiVersion: number, ms: number): void
  turned(ms: number): void
}

export interface Dispatch {
  request(inbound: InboundRequest): void
  connected(connection: Connection): void
  disconnected(connection: Connection): void
}
