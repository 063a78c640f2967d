// Which request of a connection may start, and which answer may leave. Knows neither bytes nor sockets.
//
//   waiting ──start──> in flight ──answer──> leaves when everything before it has left
//
// Requests start in order, one at a time. A Produce that called proceed() (its batches stand in the log, it waits for
// followers or the disk) lets the next Produce start: only their waiting overlaps, never their appends.

export interface Ordered {
  readonly answered: boolean
  readonly proceeded: boolean
}

export class ResponseOrder<Request extends Ordered> {
  #waiting: Request[] = []
  #inFlight: Request[] = []
  #overlaps: (request: Request) => boolean

  /** `overlaps` tells a Produce, the one kind of request that starts while others wait for their answer. */
  constructor(overlaps: (request: Request) => boolean) {
    this.#overlaps = overlaps
  }

  get waiting(): readonly Request[] {
    return this.#waiting
  }

  get inFlight(): number {
    return this.#inFlight.length
  }

  arrived(request: Request): void {
    this.#waiting.push(request)
  }

  /** The next request that may start, now in flight. */
  start(): Request | undefined {
    const next = this.#waiting[0]
    if (next === undefined) return undefined
    if (this.#inFlight.length > 0) {
      const last = this.#inFlight[this.#inFlight.length - 1]
      if (last !== undefined && !last.proceeded && !last.answered) return undefined
      if (!this.#overlaps(next) || !this.#inFlight.every((request) => this.#overlaps(request))) return undefined
    }
    this.#waiting.shift()
    this.#inFlight.push(next)
    return next
  }

  /** Whether `request`'s answer may leave at once: everything before it has left. */
  isFirst(request: Request): boolean {
    return this.#inFlight[0] === request
  }

  /** After `request` was answered: it, and the answered ones behind it, have left when they are returned. */
  leave(): Request | undefined {
    const first = this.#inFlight[0]
    if (first === undefined || !first.answered) return undefined
    this.#inFlight.shift()
    return first
  }

  /** Gives up what has not started. */
  dropWaiting(): Request[] {
    const dropped = this.#waiting
    this.#waiting = []
    return dropped
  }
}
