// A process with some members of one group and one client library, which can be killed, frozen, resized and restarted.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const programs = fileURLToPath(new URL('../../clients/programs/', import.meta.url))
const stopWithinMs = 30_000

const javaFlags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx96m']

function commandOf(library, { python, kafkaLibs }) {
  if (library === 'java') return ['java', [...javaFlags, '-cp', `${kafkaLibs}/*`, `${programs}Member.java`]]
  if (library === 'kafkajs' || library === 'platformatic')
    return [process.execPath, [`${programs}member_node.mjs`, library]]
  return [python, [`${programs}member_python.py`, library]]
}

export class Troop {
  #child
  #closed = Promise.resolve()
  #isEnding = false
  /** How often it ended although nobody wanted it to; it is started again then, as a supervisor would. */
  falls = 0
  /** The last of what its clients complained about; under fire they do. */
  complaints = ''

  /**
   * @param {{ library: string, group: string, protocol: string, members: number, instance?: string }} kind
   * @param {{ bootstrap: string, topic: string, python?: string, kafkaLibs?: string, take: (group: string, line: string) => void }} around
   */
  constructor(kind, around) {
    this.kind = kind
    this.around = around
    this.busy = false
  }

  start() {
    const { library, ...kind } = this.kind
    const { bootstrap, topic } = this.around
    const [command, args] = commandOf(library, this.around)
    const child = spawn(command, [...args, JSON.stringify({ ...kind, bootstrap, topic })])
    this.#child = child
    this.#isEnding = false
    child.stdin.on('error', () => undefined) // it was killed before it read
    child.stderr.on('data', (chunk) => {
      this.complaints = (this.complaints + chunk).slice(-4_000)
    })
    this.#take(child.stdout)
    this.#closed = new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => {
        this.#child = undefined
        resolve({ code, signal })
        if (this.#isEnding) return
        this.falls += 1
        this.start()
      })
    })
    this.#closed.catch(() => undefined) // whoever stops it is told
  }

  async kill() {
    this.#isEnding = true
    this.#child?.kill('SIGKILL')
    await this.#closed
  }

  /** Its members lose their sessions when this lasts, and come back with what they believed before. */
  async freeze(ms) {
    const child = this.#child
    child?.kill('SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, ms))
    child?.kill('SIGCONT')
  }

  resize(members) {
    this.#child?.stdin.write(`${members}\n`)
  }

  /** All members leave. */
  async stop() {
    const child = this.#child
    if (child === undefined) return
    this.#isEnding = true
    child.stdin.end()
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
    const { code, signal } = await this.#closed
    clearTimeout(timer)
    if (signal !== null)
      throw new Error(`${this.kind.library} in ${this.kind.group} did not leave:\n${this.complaints}`)
    if (code !== 0) throw new Error(`${this.kind.library} ended with ${code}:\n${this.complaints}`)
  }

  /** Whole lines only: a killed process leaves a piece of one. */
  #take(stdout) {
    let rest = ''
    stdout.setEncoding('utf8').on('data', (chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()
      for (const line of lines) this.around.take(this.kind.group, line)
    })
  }
}
