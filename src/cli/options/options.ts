// What was given on a command line, asked for by name.

import { type Grammar, type OptionSpec, UsageError } from './definition.ts'

const wholeNumber = /^[+-]?\d+$/
const longMax = 2n ** 63n - 1n

/** A value that its type does not allow, in joptsimple's words; undefined when it does. */
export function misfit(spec: OptionSpec, text: string): string | undefined {
  const { type } = spec
  if (type === undefined) return undefined
  const bad = `Cannot parse argument '${text}' of option ${spec.name}`
  if (Array.isArray(type)) return type.includes(text) || type.includes(text.toLowerCase()) ? undefined : bad
  if (type === 'Boolean') return undefined
  if (type === 'Double') return text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : bad
  if (!wholeNumber.test(text)) return bad
  const value = BigInt(text)
  const most = type === 'Integer' ? 2n ** 31n - 1n : longMax
  return value <= most && value >= -most - 1n ? undefined : bad
}

export class Options {
  readonly subcommand: string | undefined
  readonly words: readonly string[]
  readonly #given: ReadonlyMap<string, readonly (string | undefined)[]>
  readonly #specs: ReadonlyMap<string, OptionSpec>

  /** Names in the order they stood on the command line, one as often as it was given. */
  readonly order: readonly string[]

  constructor(
    specs: readonly OptionSpec[],
    given: ReadonlyMap<string, readonly (string | undefined)[]>,
    more: { words?: readonly string[]; subcommand?: string | undefined; order?: readonly string[] } = {}
  ) {
    this.#specs = new Map(specs.map((spec) => [spec.name, spec]))
    this.#given = given
    this.words = more.words ?? []
    this.subcommand = more.subcommand
    this.order = more.order ?? [...given.keys()]
  }

  has(name: string): boolean {
    return this.#given.has(name)
  }

  /** Names of the options given, in the order they first stood. */
  names(): string[] {
    return [...this.#given.keys()]
  }

  /** The one value; its fallback when the option was not given. joptsimple refuses a second value here, not when parsing. */
  value(name: string): string | undefined {
    const values = this.values(name)
    if (values.length > 1) {
      throw new UsageError(`Found multiple arguments for option ${name}, but you asked for only one`, {
        javaClass: 'joptsimple.MultipleArgumentsForOptionException'
      })
    }
    return values[0]
  }

  values(name: string): string[] {
    const spec = this.#specs.get(name)
    const given = this.#given.get(name)
    if (given === undefined) return spec?.fallback === undefined ? [] : [spec.fallback]
    const words = given.filter((value) => value !== undefined)
    const texts = spec?.separator === undefined ? words : words.flatMap((text) => text.split(spec.separator ?? ','))
    for (const text of texts) {
      const wrong = spec === undefined ? undefined : misfit(spec, text)
      if (wrong !== undefined)
        throw new UsageError(wrong, { javaClass: 'joptsimple.OptionArgumentConversionException' })
    }
    return texts
  }

  required(name: string): string {
    const value = this.value(name)
    if (value === undefined) throw new UsageError(`Missing required argument "[${name}]"`, { help: true })
    return value
  }

  number(name: string): number | undefined {
    const value = this.value(name)
    return value === undefined ? undefined : Number(value)
  }

  get json(): boolean {
    return this.value('output') === 'json'
  }
}

/** All options that count on this command line: the tool's and its subcommand's. */
export function optionsOf(grammar: Grammar, subcommand: string | undefined): readonly OptionSpec[] {
  const own = grammar.subcommands?.find(({ name }) => name === subcommand)?.options ?? []
  return [...own, ...grammar.options]
}
