// Text to typed value and back, as Kafka's ConfigDef does it: numbers are trimmed, lists are split at commas, and the
// canonical text is what DescribeConfigs shows.

import type { ConfigType } from './definition.ts'

/** int64 stays a bigint here, so that 9223372036854775807 is shown as it was written. */
export type Value = boolean | number | bigint | string | readonly string[]

export type Parsed = { readonly value: Value } | { readonly error: string }

const bounds = {
  short: [-32768n, 32767n],
  int: [-2147483648n, 2147483647n],
  long: [-9223372036854775808n, 9223372036854775807n]
} as const

function parseInteger(type: 'short' | 'int' | 'long', text: string): Parsed {
  const [low, high] = bounds[type]
  if (/^[+-]?\d{1,20}$/.test(text)) {
    const value = BigInt(text.replace(/^\+/, ''))
    if (value >= low && value <= high) return { value: type === 'long' ? value : Number(value) }
  }
  return { error: `Not a number of type ${type.toUpperCase()}` }
}

function parseDouble(text: string): Parsed {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$/.test(text)) return { value: Number(text.replace(/[dDfF]$/, '')) }
  return { error: 'Not a number of type DOUBLE' }
}

export function parseList(text: string): readonly string[] {
  const trimmed = text.trim()
  return trimmed === '' ? [] : trimmed.split(',').map((part) => part.trim())
}

export function parseValue(type: ConfigType, text: string): Parsed {
  const trimmed = text.trim()
  switch (type) {
    case 'boolean':
      if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' }
      return { error: 'Expected value to be either true or false' }
    case 'short':
    case 'int':
    case 'long':
      return parseInteger(type, trimmed)
    case 'double':
      return parseDouble(trimmed)
    case 'list':
      return { value: parseList(trimmed) }
    case 'password':
      return { value: text }
    case 'string':
    case 'class':
      return { value: trimmed }
  }
}

/** Java's Double.toString: at least one digit after the point, `E` beyond 10^7 and below 10^-3. */
export function javaDouble(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const magnitude = Math.abs(value)
  if (magnitude >= 1e-3 && magnitude < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value)
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}

export function canonical(type: ConfigType, value: Value): string {
  if (typeof value === 'object') return value.join(',')
  if (type === 'double') return javaDouble(Number(value))
  return String(value)
}
