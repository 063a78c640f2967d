// What the log says of connections: one line for each that ended, with its peer and the reason, and for those that were not let in.

import type { PeerConnection } from './connection.ts'

/** A pino logger fits. */
export interface NetworkLog {
  info(fields: object, message: string): void
  debug(fields: object, message: string): void
}

/** Detail of a refused accept: the system refused, not a limit of ours. */
const systemRefused = 2

export class PeerLog {
  readonly #log: NetworkLog

  constructor(log: NetworkLog) {
    this.#log = log
  }

  /** `ordinary`: as connections end, of no interest to an operator. */
  ended(connection: PeerConnection, reason: string, ordinary = false): void {
    const fields = { peer: `${connection.peerHost}:${connection.peerPort}`, listener: connection.listener, reason }
    if (ordinary) this.#log.debug(fields, 'connection ended')
    else this.#log.info(fields, `connection of ${fields.peer} closed: ${reason}`)
  }

  /** `peers`: those that were turned away, read only when a limit of ours did it. */
  refused(
    listener: string,
    kind: number,
    errno: number,
    peers: () => readonly { readonly host: string; readonly port: number }[]
  ): void {
    if (kind === systemRefused) {
      this.#log.info({ listener, errno }, 'accepting failed and is tried again shortly')
      return
    }
    for (const { host, port } of peers())
      this.#log.info({ listener, peer: `${host}:${port}` }, 'connection refused: too many of this address')
  }
}
