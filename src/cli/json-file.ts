// JSON files that tools read: what is wrong with one is told in a line that names it.

import { readFileSync } from 'node:fs'
import { UsageError } from './options/definition.ts'

const adminOperation = 'org.apache.kafka.tools.AdminOperationException'

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new UsageError(`Unable to read file ${path}`, { javaClass: 'java.io.IOException' })
  }
}

export function readJson(path: string): unknown {
  const text = readText(path)
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError('The input string is not a valid JSON', { javaClass: adminOperation })
  }
}

/** A field of an object, checked for its type. */
export function field(
  value: unknown,
  name: string,
  type: 'string' | 'number' | 'object',
  needed: boolean = true
): unknown {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  if (found === undefined && !needed) return undefined
  if (found === undefined) throw new UsageError(`Missing ${name} field`, { javaClass: adminOperation })
  if (typeof found !== type) {
    throw new UsageError(`${name}: expected a ${type}, found ${JSON.stringify(found)}`, { javaClass: adminOperation })
  }
  return found
}
