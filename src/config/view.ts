// Typed reading of one resource's configuration: `view.number('num.partitions')`. The compiler knows which keys exist and
// which may be undefined. Values are parsed once; a view never changes.

import { invariant } from '#base/invariant.js'
import type { Definition } from './definition.ts'
import type { BooleanKey, Given, ListKey, NumberKey, TextKey } from './registry.ts'
import { parseValue, type Value } from './value.ts'

export class ConfigView<Rows> {
  readonly #definitions: ReadonlyMap<string, Definition>
  readonly #lookUp: (name: string) => string | null
  readonly #parsed = new Map<string, Value | undefined>()

  constructor(definitions: ReadonlyMap<string, Definition>, lookUp: (name: string) => string | null) {
    this.#definitions = definitions
    this.#lookUp = lookUp
  }

  /** The effective value as canonical or given text; null when there is none. Passwords in the clear. */
  text(name: string): string | null {
    return this.#lookUp(name)
  }

  /** An int64 beyond 2^53-1 (Kafka's "unlimited") is given as Number.MAX_SAFE_INTEGER. */
  number<Key extends NumberKey<Rows>>(key: Key): Given<Rows, Key, number> {
    const value = this.#value(key)
    const number = typeof value === 'bigint' ? narrowLong(value) : value
    return number as Given<Rows, Key, number>
  }

  boolean<Key extends BooleanKey<Rows>>(key: Key): boolean {
    return this.#value(key) === true
  }

  string<Key extends TextKey<Rows>>(key: Key): Given<Rows, Key, string> {
    return this.#value(key) as Given<Rows, Key, string>
  }

  list<Key extends ListKey<Rows>>(key: Key): Given<Rows, Key, readonly string[]> {
    return this.#value(key) as Given<Rows, Key, readonly string[]>
  }

  #value(name: string): Value | undefined {
    if (this.#parsed.has(name)) return this.#parsed.get(name)
    const definition = this.#definitions.get(name)
    invariant(definition !== undefined, () => `a configuration key that is in no table: ${name}`)
    const text = this.#lookUp(name)
    const parsed = text === null ? undefined : parseValue(definition.type, text)
    invariant(parsed === undefined || 'value' in parsed, () => `${name} was not checked before it was read`)
    this.#parsed.set(name, parsed?.value)
    return parsed?.value
  }
}

function narrowLong(value: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  if (value > most) return Number.MAX_SAFE_INTEGER
  return value < -most ? Number.MIN_SAFE_INTEGER : Number(value)
}
