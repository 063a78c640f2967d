// What is read about a process from outside, and about the machine.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

let ticks

function ticksPerSecond() {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return ticks
}

/** CPU seconds, user and system, of all threads of a process; in hundredths. */
export function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond()
}

/** Resident memory in MiB: now, and at its highest. */
export function memoryMiB(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1])
  return { now: kib('VmRSS') / 1024, peak: kib('VmHWM') / 1024 }
}

/** What a figure must be read with. */
export function machine() {
  const load = Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])
  return {
    cpu: cpus()[0]?.model ?? process.arch,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    arch: process.arch,
    node: process.version,
    loadBefore: load
  }
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
