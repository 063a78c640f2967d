// What a configuration key is: type, default, what it may hold, and when it may change. The tables in keys/ are rows of
// these; everything else in the room reads definitions, never the tables.

import { parseValid, throttledNotation, type Valid } from './valid.ts'
import { canonical, parseValue, type Value } from './value.ts'

export type ConfigType = 'boolean' | 'string' | 'int' | 'short' | 'long' | 'double' | 'list' | 'class' | 'password'

export type Importance = 'high' | 'medium' | 'low'
/** When a running broker takes a new value: never, for one broker, or for all of them. */
export type UpdateMode = 'read-only' | 'per-broker' | 'cluster-wide'
/** `dynamic-only`: a properties file cannot hold it. `internal`: not described unless set. `plugin`: Kafka's tables do not
 *  know it, so it is described only when set, and as sensitive. */
export type Flag = 'required' | 'internal' | 'dynamic-only' | 'plugin'

export type NumberType = 'int' | 'short' | 'long' | 'double'
export type TextType = 'string' | 'class' | 'password'

/** type, default, valid, importance, update mode (broker) or broker synonyms (topic, group), flag */
export type Row = readonly [ConfigType, string | null, string, Importance, string, Flag?]
export type Table = Readonly<Record<string, Row>>

export interface Definition {
  readonly name: string
  readonly type: ConfigType
  /** As text, the way DescribeConfigs shows it; null when there is none. */
  readonly defaultValue: string | null
  readonly valid: Valid
  readonly importance: Importance
  readonly updateMode: UpdateMode
  readonly internal: boolean
  readonly required: boolean
  readonly dynamicOnly: boolean
  readonly plugin: boolean
  /** Passwords: never described, never logged. */
  readonly sensitive: boolean
}

/** A value as text that passed the key's type and range, or the reason why not (in Kafka's words where tools show them). */
export type Checked = { readonly value: Value; readonly text: string } | { readonly error: string }

function isUpdateMode(text: string): text is UpdateMode {
  return text === 'read-only' || text === 'per-broker' || text === 'cluster-wide'
}

export function define(name: string, row: Row): Definition {
  const [type, defaultValue, valid, importance, last, flag] = row
  return {
    name,
    type,
    defaultValue,
    valid: parseValid(valid),
    importance,
    updateMode: isUpdateMode(last) ? last : 'cluster-wide',
    internal: flag === 'internal',
    required: flag === 'required',
    dynamicOnly: flag === 'dynamic-only',
    plugin: flag === 'plugin',
    sensitive: type === 'password' || flag === 'plugin'
  }
}

export function defineAll(...tables: readonly Table[]): ReadonlyMap<string, Definition> {
  const definitions: Definition[] = tables.flatMap((table) =>
    Object.entries(table).map(([name, row]) => define(name, row))
  )
  definitions.sort((a, b) => (a.name < b.name ? -1 : 1))
  return new Map(definitions.map((definition) => [definition.name, definition]))
}

/** Checks `text` for a key. The messages are those that Kafka's tools print. */
export function check(definition: Definition, text: string): Checked {
  const parsed = parseValue(definition.type, text)
  if ('error' in parsed) {
    const shown = definition.sensitive ? '[hidden]' : text
    return { error: `Invalid value ${shown} for configuration ${definition.name}: ${parsed.error}` }
  }
  const complaint = definition.valid.complaint(parsed.value)
  if (complaint !== undefined) {
    const plain = definition.sensitive ? '[hidden]' : canonical(definition.type, parsed.value)
    // Kafka shows these two as a Java list, and names the key again.
    const java = definition.valid.text === throttledNotation
    const shown = java ? `[${plain.replaceAll(',', ', ')}]` : plain
    const why = java ? `${definition.name} ${complaint}` : complaint
    return { error: `Invalid value ${shown} for configuration ${definition.name}: ${why}` }
  }
  return { value: parsed.value, text: canonical(definition.type, parsed.value) }
}
