// When each broker was last heard of. Soft state of the active controller: a new one gives every broker a full session.

export class BrokerSessions {
  readonly #lastContactMs = new Map<number, number>()

  touch(broker: number, nowMs: number): void {
    this.#lastContactMs.set(broker, nowMs)
  }

  forget(broker: number): void {
    this.#lastContactMs.delete(broker)
  }

  clear(): void {
    this.#lastContactMs.clear()
  }

  isAlive(broker: number, nowMs: number, timeoutMs: number): boolean {
    const last = this.#lastContactMs.get(broker)
    return last !== undefined && nowMs - last < timeoutMs
  }
}
