// Connections of a shard by the listener they came through.

export interface ConnectionCount {
  readonly listener: string
  readonly open: number
  readonly created: number
  readonly closed: number
}

export class ConnectionMeters {
  readonly #created = new Map<string, number>()
  readonly #closed = new Map<string, number>()

  connected(listener: string): void {
    this.#created.set(listener, (this.#created.get(listener) ?? 0) + 1)
  }

  disconnected(listener: string): void {
    this.#closed.set(listener, (this.#closed.get(listener) ?? 0) + 1)
  }

  counts(): ConnectionCount[] {
    return [...this.#created].map(([listener, created]) => {
      const closed = this.#closed.get(listener) ?? 0
      return { listener, open: created - closed, created, closed }
    })
  }
}
