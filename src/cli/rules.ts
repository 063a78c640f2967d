// The checks that Kafka's tools make between options, with Kafka's messages: each is followed by the tool's options.

import { UsageError } from './options/definition.ts'
import type { Options } from './options/options.ts'

const withHelp = (message: string): UsageError => new UsageError(message, { help: true })

export function requireAll(options: Options, names: readonly string[]): void {
  for (const name of names) {
    if (!options.has(name)) throw withHelp(`Missing required argument "[${name}]"`)
  }
}

/** None of `others` may stand beside `name`. */
export function refuseBeside(options: Options, name: string, others: readonly string[]): void {
  if (!options.has(name)) return
  for (const other of others) {
    if (options.has(other)) throw withHelp(`Option "[${name}]" can't be used with option "[${other}]"`)
  }
}

/** The one action of `names` that was given. @param message what to say when it is none or several. */
export function oneActionOf<T extends string>(options: Options, names: readonly T[], message: string): T {
  const given = names.filter((name) => options.has(name))
  const [only] = given
  if (only === undefined || given.length > 1) throw withHelp(message)
  return only
}

/** Under its old name or its new one; both at once are refused, the old one is announced on standard output as Kafka does. */
export function renamed(options: Options, old: string, now: string, announce: (line: string) => void): string[] {
  if (!options.has(old)) return options.values(now)
  if (options.has(now)) throw withHelp(`Option "[${old}]" can't be used with option "[${now}]"`)
  announce(`Option --${old} is deprecated and will be removed in a future version. Use --${now} instead.`)
  return options.values(old)
}
