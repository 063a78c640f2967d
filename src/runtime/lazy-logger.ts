// A logger that can be written to before its library is loaded, which takes longer than all else a start loads: lines wait,
// with their own time, until `open`.

import type { Fields, Level, LineSink, Logger } from './logger.ts'

export class LazyLogger implements Logger {
  #level: Level
  readonly #isTerminal: boolean
  readonly #sink: LineSink
  #waiting: [Level, string, Fields][] = []
  #logger: Logger | undefined
  #opening: Promise<void> | undefined

  constructor(level: Level, isTerminal: boolean, sink: LineSink) {
    this.#level = level
    this.#isTerminal = isTerminal
    this.#sink = sink
  }

  /** Counts for everything, if it is said before `open`. */
  setLevel(level: Level): void {
    this.#level = level
  }

  write(level: Level, message: string, fields: Fields = {}): void {
    if (this.#logger === undefined) this.#waiting.push([level, message, { ...fields, time: Date.now() }])
    else this.#logger.write(level, message, fields)
  }

  /** Resolves when everything written so far has left. */
  open(): Promise<void> {
    this.#opening ??= this.#open()
    return this.#opening
  }

  async #open(): Promise<void> {
    const { createLogger } = await import('./logger.ts')
    this.#logger = createLogger(this.#level, this.#isTerminal, this.#sink)
    for (const [level, message, fields] of this.#waiting) this.#logger.write(level, message, fields)
    this.#waiting = []
  }
}
