// The process's log: one JSON object a line, or a readable line on a terminal. Only the main thread has one; shards send
// it their lines, so that lines never interleave within each other and level and format are decided once.

import { createRequire } from 'node:module'
import { sourceLines } from './source-lines.ts'

/** Not imported: Node would read all of a CommonJS package for its export names first, which takes longer than running it. */
const { pino } = createRequire(import.meta.url)('pino') as typeof import('pino')

export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
export type Fields = Readonly<Record<string, unknown>>

export interface Logger {
  write(level: Level, message: string, fields?: Fields): void
}

/** What gets the finished lines: stdout, or a test's array. */
export interface LineSink {
  write(line: string): unknown
}

const levelNames: Readonly<Record<number, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO ',
  40: 'WARN ',
  50: 'ERROR',
  60: 'FATAL'
}

/** `2026-11-22 13:14:15.016 INFO  message key=value` */
export function readable(json: string): string {
  const { level, time, msg, ...rest } = JSON.parse(json) as { level: number; time: number; msg?: string }
  const stamp = new Date(time).toISOString().replace('T', ' ').replace('Z', '')
  const fields = Object.entries(rest).map(([key, value]) => ` ${key}=${shown(value)}`)
  return `${stamp} ${levelNames[level] ?? level} ${msg ?? ''}${fields.join('')}\n`
}

function shown(value: unknown): string {
  if (typeof value === 'string') return /[\s"=]/.test(value) || value === '' ? JSON.stringify(value) : value
  return JSON.stringify(value) ?? 'undefined'
}

/** Stack traces travel as text. */
function withSourceLines(fields: Fields): Fields {
  const lines = ([name, value]: [string, unknown]): [string, unknown] => [
    name,
    typeof value === 'string' ? sourceLines(value) : value
  ]
  return Object.fromEntries(Object.entries(fields).map(lines))
}

export function createLogger(level: Level, isTerminal: boolean, sink: LineSink): Logger {
  const stream = isTerminal ? { write: (line: string) => void sink.write(readable(line)) } : sink
  const root = pino({ level, base: null, timestamp: false }, stream as { write(line: string): void })
  return {
    write(at, message, fields = {}) {
      // Our own time stands first, and a line that waited (lazy-logger.ts) keeps the time it was written at.
      if (at === 'error' || at === 'fatal')
        root[at]({ time: Date.now(), ...withSourceLines(fields) }, sourceLines(message))
      else root[at]({ time: Date.now(), ...fields }, message)
    }
  }
}
