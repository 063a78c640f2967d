// The column "valid" of the key tables, read into a check. The notation is the one Kafka prints in its documentation.

import type { Value } from './value.ts'

export interface Valid {
  readonly text: string
  /** Why `value` may not be held, in the words that Kafka's tools show; undefined when it may. */
  complaint(value: Value): string | undefined
}

/** Notation of the replicas whose replication is throttled. */
export const throttledNotation = '[partitionId]:[brokerId],[partitionId]:[brokerId],...'

type Complaint = (value: Value) => string | undefined

const javaNumber = (text: string): bigint | number => (/^-?\d+$/.test(text) ? BigInt(text) : Number(text))

function inRange(low: string, high: string | undefined): Complaint {
  const least = javaNumber(low)
  const most = high === undefined ? undefined : javaNumber(high)
  return (value) => {
    if (typeof value !== 'number' && typeof value !== 'bigint') return 'Value must be a number'
    if (value < least) return `Value must be at least ${least}`
    if (most !== undefined && value > most) return `Value must be no more than ${most}`
    return undefined
  }
}

function oneOf(names: readonly string[], caseInsensitive: boolean): Complaint {
  const fold = (text: string): string => (caseInsensitive ? text.toUpperCase() : text)
  const known = new Set(names.map(fold))
  const duration = names.some((name) => name.startsWith('by_duration:'))
  return (value) => {
    const values = typeof value === 'object' ? value : [String(value)]
    for (const one of values) {
      if (duration && /^by_duration:P(?=[\dT])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,9})?S)?)?$/.test(one)) continue
      if (!known.has(fold(one))) return `String must be one of: ${names.join(', ')}`
    }
    return undefined
  }
}

const throttledReplicas: Complaint = (value) => {
  const proposed = typeof value === 'object' ? value : []
  const fine = (proposed.length === 1 && proposed[0] === '*') || proposed.every((one) => /^\d+:\d+$/.test(one))
  if (fine) return undefined
  return `must be the literal '*' or a list of replicas in the following format: ${throttledNotation}`
}

const gzipLevel: Complaint = (value) =>
  typeof value === 'number' && (value === -1 || (value >= 1 && value <= 9))
    ? undefined
    : 'Value must be between 1 and 9 or equal to -1'

const nonEmpty: Complaint = (value) => {
  if (typeof value === 'object')
    return value.some((one) => one === '') ? 'Value must not hold empty entries' : undefined
  return value === '' ? 'String must be non-empty' : undefined
}

function complaintOf(text: string): Complaint {
  if (text === '' || text === 'non-null string') return () => undefined
  if (text === '[1,...,9] or -1') return gzipLevel
  if (text.startsWith('non-empty')) return nonEmpty
  if (text === throttledNotation) return throttledReplicas
  const range = /^\[(-?[\d.]+),\.\.\.(?:,(-?[\d.]+))?\]$/.exec(text)
  if (range !== null) return inRange(range[1] ?? '0', range[2])
  const choice = /^(\(case insensitive\) )?\[(.*)\]$/.exec(text)
  if (choice !== null) return oneOf((choice[2] ?? '').split(', '), choice[1] !== undefined)
  throw new RangeError(`no such notation for valid values: ${text}`)
}

const known = new Map<string, Valid>()

export function parseValid(text: string): Valid {
  const found = known.get(text)
  if (found !== undefined) return found
  const valid: Valid = { text, complaint: complaintOf(text) }
  known.set(text, valid)
  return valid
}
