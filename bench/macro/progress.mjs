// Shows on the terminal what runs; in a pipe one line for each step, so that a log says where a run ended.

import { Presets, SingleBar } from 'cli-progress'

export class Progress {
  #bar
  #done = 0
  #total

  constructor(total, stream = process.stderr) {
    this.#total = total
    if (!stream.isTTY) return
    this.#bar = new SingleBar(
      { stream, format: '{bar} {value}/{total} {duration_formatted} {step}', hideCursor: true, clearOnComplete: true },
      Presets.shades_classic
    )
    this.#bar.start(total, 0, { step: '' })
  }

  /** Runs `work` under the name of its step. */
  async step(name, work) {
    if (this.#bar === undefined) process.stderr.write(`[${this.#done + 1}/${this.#total}] ${name}\n`)
    else this.#bar.update({ step: name })
    const result = await work()
    this.#done += 1
    this.#bar?.increment()
    return result
  }

  stop() {
    this.#bar?.stop()
  }
}
