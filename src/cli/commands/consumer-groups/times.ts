// Points in time as --to-datetime and --by-duration take them.

import { UsageError } from '../../options/definition.ts'

const minutesMs = 60_000

/** `2026-11-28T10:00:00.000`, in UTC unless a zone follows: `Z`, `+01`, `+0100` or `+01:00`. Milliseconds since 1970. */
export function datetimeMs(text: string): number {
  const fail = (why: string): never => {
    throw new UsageError(`java.text.ParseException: ${why}`, { javaClass: 'java.lang.RuntimeException' })
  }
  if (!text.includes('T')) fail("Error parsing timestamp. It does not contain a 'T' according to ISO8601 format")
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text)
  const bare = found === null ? Number.NaN : Date.parse(`${found[1]}Z`)
  if (Number.isNaN(bare)) fail(`Unparseable date: "${text}"`)
  const zone = /^([+-])(\d{2}):?(\d{2})?$/.exec(found?.[2] ?? '')
  if (zone === null) return bare
  const offset = Number(zone[2]) * 60 + Number(zone[3] ?? 0)
  return bare - (zone[1] === '-' ? -offset : offset) * minutesMs
}

/** `P1DT2H30M`, a Java Duration: days, hours, minutes, seconds, each with its own sign. Milliseconds. */
export function durationMs(text: string): number {
  const number = '([-+]?\\d+)'
  const form = new RegExp(
    `^([-+]?)P(?:${number}D)?(?:T(?:${number}H)?(?:${number}M)?(?:([-+]?\\d+(?:\\.\\d{0,9})?)S)?)?$`,
    'i'
  )
  const found = form.exec(text)
  const parts = found?.slice(2).map((part) => (part === undefined ? undefined : Number(part))) ?? []
  if (found === null || parts.every((part) => part === undefined) || /T$/i.test(text)) {
    throw new UsageError('Text cannot be parsed to a Duration', {
      javaClass: 'java.time.format.DateTimeParseException'
    })
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts
  const total = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  return found[1] === '-' ? -total : total
}
