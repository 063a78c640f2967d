// Command lines as argparse4j reads them, which Kafka's tools with subcommands use:
//
//   kafka-features --bootstrap-server host:9092 upgrade --feature share.version=1
//
// - the tool's own options stand before the subcommand, the subcommand's after it; we take the tool's there too;
// - options are `--name value`, `--name=value`, `-n value`, `-nvalue`, or an unambiguous beginning of the name;
// - an option given twice counts once, with its last value, unless it collects.

import { nearest } from '#config/distance.js'
import { argparseOptions, type Grammar, type OptionSpec, UsageError } from './definition.ts'
import { findOption, suggestOption } from './names.ts'
import { misfit, Options, optionsOf } from './options.ts'

const shown = (spec: OptionSpec): string =>
  [`--${spec.name}`, ...(spec.aliases ?? []).map((alias) => (alias.length === 1 ? `-${alias}` : `--${alias}`))].join(
    '/'
  )

interface Reading {
  readonly args: readonly string[]
  readonly given: Map<string, (string | undefined)[]>
  at: number
}

const looksLikeOption = (word: string): boolean => /^-[^\d\s]/.test(word)

function note(reading: Reading, spec: OptionSpec, values: readonly (string | undefined)[]): void {
  for (const value of values) {
    if (value === undefined) continue
    const { type } = spec
    if (Array.isArray(type) && misfit(spec, value) !== undefined) {
      throw new UsageError(`argument ${shown(spec)}: invalid choice: '${value}' (choose from {${type.join(',')}})`, {
        help: true
      })
    }
    if (misfit(spec, value) !== undefined) {
      throw new UsageError(`argument ${shown(spec)}: could not convert '${value}' to ${type}`, { help: true })
    }
  }
  const collects = spec.repeated === true || spec.several === true
  reading.given.set(spec.name, collects ? [...(reading.given.get(spec.name) ?? []), ...values] : [...values])
}

function takeValues(reading: Reading, spec: OptionSpec, attached: string | undefined): void {
  if (spec.argument === undefined) {
    note(reading, spec, [undefined])
    return
  }
  const values: string[] = attached === undefined ? [] : [attached]
  const most = spec.several === true ? Number.POSITIVE_INFINITY : 1
  while (values.length < most && reading.at < reading.args.length) {
    const next = reading.args[reading.at] ?? ''
    if (looksLikeOption(next)) break
    values.push(next)
    reading.at += 1
  }
  if (values.length === 0 && spec.optionalArgument !== true) {
    const expected = spec.several === true ? 'expected at least one argument' : 'expected one argument'
    throw new UsageError(`argument ${shown(spec)}: ${expected}`, { help: true })
  }
  note(reading, spec, values.length === 0 ? [undefined] : values)
}

function takeOption(reading: Reading, specs: readonly OptionSpec[], word: string): void {
  const long = word.startsWith('--')
  const body = word.slice(long ? 2 : 1)
  const equals = body.indexOf('=')
  const name = equals < 0 ? body : body.slice(0, equals)
  const short = long ? undefined : specs.find((spec) => spec.aliases?.includes(body[0] ?? ''))
  if (short !== undefined) {
    const rest = body.slice(1).replace(/^=/, '')
    takeValues(reading, short, rest === '' ? undefined : rest)
    return
  }
  const spec = long ? findOption(specs, name) : undefined
  if (spec === undefined) {
    throw new UsageError(`unrecognized arguments: '${word}'`, { help: true, suggestion: suggestOption(specs, name) })
  }
  takeValues(reading, spec, equals < 0 ? undefined : body.slice(equals + 1))
}

function invalidChoice(grammar: Grammar, word: string): UsageError {
  const names = (grammar.subcommands ?? []).map(({ name }) => name)
  const choices = names.map((name) => `'${name}'`).join(', ')
  return new UsageError(`invalid choice: '${word}' (choose from ${choices})`, {
    help: true,
    suggestion: nearest(word, names)
  })
}

export function parseArgparse(grammar: Grammar, args: readonly string[]): Options {
  const reading: Reading = { args, given: new Map(), at: 0 }
  const words: string[] = []
  let subcommand: string | undefined
  let specs = [...optionsOf(grammar, undefined), ...argparseOptions]
  while (reading.at < args.length) {
    const word = args[reading.at] ?? ''
    reading.at += 1
    if (looksLikeOption(word)) takeOption(reading, specs, word)
    else if (grammar.subcommands !== undefined && subcommand === undefined) {
      subcommand = grammar.subcommands.find(({ name }) => name === word)?.name
      if (subcommand === undefined) throw invalidChoice(grammar, word)
      specs = [...optionsOf(grammar, subcommand), ...argparseOptions]
    } else words.push(word)
    if (reading.given.has('help') || reading.given.has('version')) {
      return new Options(specs, reading.given, { words, subcommand })
    }
  }
  if (words.length > 0) throw new UsageError(`unrecognized arguments: '${words[0]}'`, { help: true })
  if (grammar.subcommands !== undefined && subcommand === undefined) {
    throw new UsageError('too few arguments', { help: true })
  }
  const missing = specs.find((spec) => spec.required === true && !reading.given.has(spec.name))
  if (missing !== undefined) throw new UsageError(`argument ${shown(missing)} is required`, { help: true })
  checkOneOf(grammar, specs, reading)
  return new Options(specs, reading.given, { words, subcommand })
}

function checkOneOf(grammar: Grammar, specs: readonly OptionSpec[], reading: Reading): void {
  const choices = specs.filter(({ name }) => grammar.oneOf?.includes(name))
  const given = choices.filter(({ name }) => reading.given.has(name))
  if (choices.length === 0 || given.length === 1) return
  const [first, second] = given
  const message =
    first === undefined || second === undefined
      ? `one of the arguments ${choices.map(shown).join(' ')} is required`
      : `argument ${shown(second)}: not allowed with argument ${shown(first)}`
  throw new UsageError(message, { help: true })
}
