// The typed contract of the native transport: what native/binding/{transport,buffers}_binding.cc export.
//
// Numbers cross in shared arrays, laid out below; calls are few a turn. A connection, buffer or pin is an integer that
// carries a generation: one kept too long finds nothing.

import { loadAddon } from './load.ts'

/** Events, six int32 each: kind, a, b, c, d, e; and two float64: b, c of mail, detail of a close. */
export const eventInts = 6
export const eventValues = 2
export const eventsMax = 2048

export const EventKind = {
  /** connection, buffer id, offset, length, block serial */
  FRAME: 1,
  /** connection, listener */
  CONNECTED: 2,
  /** connection, CloseReason; value: detail */
  CLOSED: 3,
  /** connection */
  WRITABLE: 4,
  /** kind, a; values: b, c */
  MAIL: 5,
  /** block serial */
  FORGET: 6,
  DRAINED: 7,
  /** listener, 1: too many of one address (see transportRefused), 2: errno in the value */
  REFUSED: 8
} as const

/** native/transport/connection.h has the same. */
export const CloseReason = {
  PEER_CLOSED: 1,
  SOCKET_ERROR: 2,
  FRAME_SIZE: 3,
  IDLE: 4,
  LOCAL: 5,
  SLICE_BROKEN: 6,
  STOPPING: 7,
  OUT_OF_BUFFERS: 8
} as const

/** Steps of responses, six float64 each: connection, kind, buffer id or pin, position, length, completes (0 or 1). */
export const stepNumbers = 6
export const stepsMax = 4096
export const StepKind = { BYTES: 1, LOG_SLICE: 2, FILE_SLICE: 3, NOTHING: 4 } as const

export const stagingBufferId = 0
export const handleSlotMask = 0xfffff

export interface TransportBinding {
  readonly abi: number
  /** One transport an environment. `deliver` gets the number of events and answers whether staging may be used again. */
  transportOpen(
    deliver: (events: number) => boolean,
    events: Int32Array,
    values: Float64Array,
    steps: Float64Array,
    blocked: Int32Array,
    frameBytesMax: number,
    pendingRequestsMax: number,
    outboundBytesMax: number,
    idleMsMax: number,
    sendBufferBytes: number,
    receiveBufferBytes: number
  ): void
  transportClose(): void
  transportJoin(dealer: number, serves: boolean): void
  transportStopServing(): void
  /** Answers the port; throws an Error with `errno`. */
  transportListen(listener: number, host: string, port: number, backlog: number): number
  transportStopListening(): void
  /** Sends the first `count` steps; answers how many connections now stand in `blocked`. */
  transportFlush(count: number): number
  transportReleaseStaging(): void
  transportPause(connection: number, paused: boolean): void
  transportDisconnect(connection: number, afterSending: boolean): void
  transportDrain(): void
  transportPeer(connection: number): { host: string; port: number } | undefined
  transportRefused(): { host: string; port: number }[]
  transportConnections(): number
  /** A plan's slice of kind FILE_SLICE. */
  transportPinFile(path: string): number
  dealerOpen(): number
  dealerClose(dealer: number): void
  dealerLimits(dealer: number, total: number, perIp: number, overrides: (string | number)[]): void
  dealerListener(dealer: number, listener: number, limit: number, isProtected: boolean): void
  bufferAllocate(size: number): number
  bufferRetain(bufferId: number, offset: number, length: number): number
  bufferRelease(bufferId: number): boolean
  bufferSerial(bufferId: number): number
  bufferView(bufferId: number): ArrayBuffer
  requestMemoryLimit(bytes: number): void
  requestMemoryUsed(): number
  mailboxPost(kind: number, a: number, b: number, c: number): boolean
}

export function loadTransport(): TransportBinding {
  return loadAddon<TransportBinding>()
}
