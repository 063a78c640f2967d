// Who holds a log directory. Its `.lock` is an open-file-description lock, which the kernel lists without a process id; Ottla
// writes its own into the file. Apache Kafka takes a POSIX lock, and for that the kernel knows the process.

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A line of /proc/locks: `3: OFDLCK ADVISORY  WRITE -1 08:01:1234 0 EOF` */
const line = /^\d+: (?:-> )?\S+\s+\S+\s+\S+\s+(-?\d+) \S+:\S+:(\d+) /gm

/** Undefined when nobody does, or nothing can be known about it. */
export function holderOf(directory: string): string | undefined {
  const path = join(directory, '.lock')
  try {
    const { ino } = statSync(path)
    for (const [, pid, inode] of readFileSync('/proc/locks', 'utf8').matchAll(line)) {
      if (Number(inode) !== ino) continue
      const written = readFileSync(path, 'utf8').trim()
      return processText(Number(pid) > 0 ? String(pid) : written)
    }
  } catch {}
  return undefined
}

function processText(pid: string): string {
  if (!/^\d+$/.test(pid)) return 'another process'
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, 3).join(' ').trim()
    return `process ${pid} (${command})`
  } catch {
    return `process ${pid}`
  }
}
