// The broker as its machine sees it: its memory, and what it logs beyond information.

import { readFileSync } from 'node:fs'

export class Vitals {
  residentMax = 0
  problems = []

  constructor(broker) {
    this.broker = broker
    let rest = ''
    broker.child.stdout.setEncoding('utf8').on('data', (chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()
      for (const line of lines) this.#judge(line)
    })
    broker.child.stderr.on('data', (chunk) => this.problems.push(String(chunk)))
    this.timer = setInterval(() => this.resident(), 1_000)
  }

  #judge(line) {
    const level = /"level":(\d+)/.exec(line)?.[1]
    if (level === undefined || Number(level) >= 40) this.problems.push(line)
  }

  resident() {
    if (this.broker.child.exitCode !== null || this.broker.child.signalCode !== null) return this.residentMax
    const status = readFileSync(`/proc/${this.broker.child.pid}/status`, 'utf8')
    const bytes = Number(/VmRSS:\s+(\d+)/.exec(status)[1]) * 1024
    this.residentMax = Math.max(this.residentMax, bytes)
    return bytes
  }
}
