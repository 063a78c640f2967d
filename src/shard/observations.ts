// Questions to all shards at once, each with a time by which the answers count.

import type { ShardObservation } from '#metrics/shard-meters.js'

export interface ShardAnswer {
  readonly answered: boolean
  /** From the question to its answer in the main thread: two queues and whatever kept the shard's loop busy. */
  readonly delayMs: number
  /** Undefined when it was not asked for, or the shard does not serve yet. */
  readonly observation: ShardObservation | undefined
}

interface Question {
  readonly askedMs: number
  readonly resolve: (answer: ShardAnswer) => void
  readonly timer: ReturnType<typeof setTimeout>
}

export class Observations {
  readonly #open = new Map<number, Question>()
  #next = 1

  ask(shards: number, timeoutMs: number, post: (shard: number, id: number) => void): Promise<readonly ShardAnswer[]> {
    const answers = Array.from({ length: shards }, (_, shard) => this.#one(shard, timeoutMs, post))
    return Promise.all(answers)
  }

  received(id: number, observation: ShardObservation | undefined): void {
    const question = this.#open.get(id)
    if (question === undefined) return
    this.#open.delete(id)
    clearTimeout(question.timer)
    question.resolve({ answered: true, delayMs: performance.now() - question.askedMs, observation })
  }

  #one(shard: number, timeoutMs: number, post: (shard: number, id: number) => void): Promise<ShardAnswer> {
    const id = this.#next
    this.#next += 1
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#open.delete(id)
        resolve({ answered: false, delayMs: timeoutMs, observation: undefined })
      }, timeoutMs)
      this.#open.set(id, { askedMs: performance.now(), resolve, timer })
      post(shard, id)
    })
  }
}
