// Finds the option that a name on the command line means: the whole name, or the only one that begins so.

import { nearest } from '#config/distance.js'
import type { OptionSpec } from './definition.ts'

const namesOf = (spec: OptionSpec): string[] => [spec.name, ...(spec.aliases ?? [])]

/** Kafka's own options first: an abbreviation that Kafka takes is not made ambiguous by one of ours. */
export function findOption(specs: readonly OptionSpec[], name: string): OptionSpec | undefined {
  const whole = specs.find((spec) => namesOf(spec).includes(name))
  if (whole !== undefined || name === '') return whole
  const begin = specs.filter((spec) => namesOf(spec).some((known) => known.length > 1 && known.startsWith(name)))
  const kafkas = begin.filter((spec) => spec.ours !== true)
  const candidates = kafkas.length > 0 ? kafkas : begin
  return candidates.length === 1 ? candidates[0] : undefined
}

/** For "did you mean": the options an ambiguous abbreviation may stand for, or the nearest spelling. */
export function suggestOption(specs: readonly OptionSpec[], name: string): string | undefined {
  const begin = specs.filter((spec) => spec.name.startsWith(name)).map((spec) => `--${spec.name}`)
  if (name !== '' && begin.length > 0) return begin.join(' or ')
  const near = nearest(
    name,
    specs.map((spec) => spec.name)
  )
  return near === undefined ? undefined : `--${near}`
}
