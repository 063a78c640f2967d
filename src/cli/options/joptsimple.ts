// Command lines as joptsimple reads them, which most of Kafka's tools use:
//
//   --topic orders   --topic=orders   -topic orders   --to orders (when no other option begins so)
//
// - a value that is needed is the next word, whatever it looks like; one that may be left out is the next word unless that
//   looks like an option;
// - every option may stand several times, and a value may be anything: who asks for one, or for a number, then complains;
// - words that belong to no option are allowed, and `--` ends the options.

import { type OptionSpec, UsageError } from './definition.ts'
import { findOption, suggestOption } from './names.ts'
import { Options } from './options.ts'

const joptsimple = (exception: string, message: string, suggestion?: string): UsageError =>
  new UsageError(message, { javaClass: `joptsimple.${exception}`, suggestion })

const looksLikeOption = (word: string): boolean => word.startsWith('-') && word !== '-' && word !== '--'

interface Reading {
  readonly specs: readonly OptionSpec[]
  readonly args: readonly string[]
  readonly given: Map<string, (string | undefined)[]>
  readonly order: string[]
  at: number
}

function note(reading: Reading, spec: OptionSpec, value: string | undefined): void {
  reading.order.push(spec.name)
  const values = reading.given.get(spec.name)
  if (values === undefined) reading.given.set(spec.name, [value])
  else values.push(value)
}

function takeValue(reading: Reading, spec: OptionSpec, attached: string | undefined): void {
  if (spec.argument === undefined) {
    if (attached !== undefined && attached !== '') {
      throw joptsimple('UnrecognizedOptionException', `${spec.name} is not a recognized option`)
    }
    note(reading, spec, undefined)
    return
  }
  const next = reading.args[reading.at]
  if (attached !== undefined && attached !== '') note(reading, spec, attached)
  else if (spec.optionalArgument === true && (next === undefined || looksLikeOption(next)))
    note(reading, spec, undefined)
  else if (next === undefined) {
    throw joptsimple('OptionMissingRequiredArgumentException', `Option ${spec.name} requires an argument`)
  } else {
    reading.at += 1
    note(reading, spec, next)
  }
}

/** `-abc` is `-a -b -c` when `abc` names nothing, and the rest of the word is the value of the first that takes one. */
function takeLetters(reading: Reading, letters: string): void {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? ''
    const spec = reading.specs.find((known) => known.name === letter || known.aliases?.includes(letter))
    if (spec === undefined) {
      const suggestion = suggestOption(reading.specs, letters)
      throw joptsimple('UnrecognizedOptionException', `${letter} is not a recognized option`, suggestion)
    }
    const rest = letters.slice(at + 1)
    takeValue(reading, spec, spec.argument !== undefined && rest !== '' ? rest : undefined)
    if (spec.argument !== undefined) return
  }
}

function takeOption(reading: Reading, word: string): void {
  const long = word.startsWith('--')
  const body = word.slice(long ? 2 : 1)
  const equals = body.indexOf('=')
  const name = equals < 0 ? body : body.slice(0, equals)
  const spec = findOption(reading.specs, name)
  if (spec !== undefined) takeValue(reading, spec, equals < 0 ? undefined : body.slice(equals + 1))
  else if (long) {
    const suggestion = suggestOption(reading.specs, name)
    throw joptsimple('UnrecognizedOptionException', `${name} is not a recognized option`, suggestion)
  } else takeLetters(reading, body)
}

export function parseJoptsimple(specs: readonly OptionSpec[], args: readonly string[]): Options {
  const reading: Reading = { specs, args, given: new Map(), order: [], at: 0 }
  const words: string[] = []
  while (reading.at < args.length) {
    const word = args[reading.at] ?? ''
    reading.at += 1
    if (word === '--') {
      words.push(...args.slice(reading.at))
      break
    }
    if (looksLikeOption(word)) takeOption(reading, word)
    else words.push(word)
  }
  const given = reading.given
  const missing = specs.filter((spec) => spec.required === true && !given.has(spec.name))
  if (missing.length > 0 && !given.has('help') && !given.has('version')) {
    const names = missing.map((spec) => spec.name).join(', ')
    throw new UsageError(`Missing required argument "[${names}]"`, { help: true })
  }
  return new Options(specs, given, { words, order: reading.order })
}
