// What a client has to say while it works. A tool prints it to stderr in Kafka's form, a broker passes it to its log.

export type ClientLogLevel = 'debug' | 'info' | 'warn' | 'error'

/** `logger` is the Java class that says the same in Kafka; users filter by it. */
export type ClientLog = (level: ClientLogLevel, logger: string, message: string) => void

export const silent: ClientLog = () => undefined

/** Puts `[AdminClient clientId=admin-1] ` before every message. */
export function withContext(log: ClientLog, context: string): ClientLog {
  return (level, logger, message) => log(level, logger, `[${context}] ${message}`)
}
