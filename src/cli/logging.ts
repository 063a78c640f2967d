// Lines as log4j prints them in Kafka's tools, on standard error: `[2026-11-22 10:52:26,294] ERROR message (class)`.

import { KafkaError } from '#client/errors.js'
import type { ClientLog } from '#client/log.js'
import { UsageError } from './options/definition.ts'
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

/** An exception as log4j appends it: what would be its stack trace is one line here. */
export function logException(terminal: Terminal, error: unknown, javaClass: string): void {
  logLine(terminal, 'ERROR', `${describe(error)}\n`, javaClass)
}

/** `org.apache.kafka.common.errors.TopicExistsException: Topic 'x' already exists.` */
export function describe(error: unknown): string {
  if (error instanceof UsageError) return `${error.javaClass ?? illegalArgument}: ${error.message}`
  if (error instanceof KafkaError) return String(error)
  return `${illegalArgument}: ${messageOf(error)}`
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const illegalArgument = 'java.lang.IllegalArgumentException'

/** What a client has to say, from warnings on, as Kafka's tools are set up. */
export function clientLog(terminal: Terminal): ClientLog {
  return (level, logger, message) => {
    if (level === 'warn' || level === 'error') logLine(terminal, level === 'warn' ? 'WARN' : 'ERROR', message, logger)
  }
}
