// Lines as log4j prints them in Kafka's tools, on standard error: `[2026-11-22 10:52:26,294] ERROR message (class)`.

import type { Terminal } from './terminal.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** Local time, as log4j has it. */
export function logTime(at: Date): string {
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
  return `${day} ${time},${String(at.getMilliseconds()).padStart(3, '0')}`
}

export function logLine(terminal: Terminal, level: 'WARN' | 'ERROR', message: string, javaClass: string): void {
  const colour = level === 'WARN' ? 'yellow' : 'red'
  terminal.error(`[${logTime(new Date())}] ${terminal.style(colour, level, 'stderr')} ${message} (${javaClass})`)
}
