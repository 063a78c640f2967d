// The text of --help, from the same tables that the parsers read. Two columns, as Kafka's tools have them.

import { argparseOptions, commonOptions, type Grammar, type OptionSpec } from './definition.ts'

const widthMax = 100
const nameWidth = 38

/** Breaks at spaces; a word longer than the width stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}

function synopsis(spec: OptionSpec): string {
  const names = [
    ...(spec.aliases ?? []).filter((alias) => alias.length === 1).map((alias) => `-${alias}`),
    `--${spec.name}`
  ]
  const type = typeof spec.type === 'string' ? spec.type : 'String'
  const value = spec.argument === undefined ? '' : `${type}: ${spec.argument}`
  if (value === '') return names.join(', ')
  return `${names.join(', ')} ${spec.optionalArgument === true ? `[${value}]` : `<${value}>`}`
}

function explanation(spec: OptionSpec): string {
  const required = spec.required === true ? 'REQUIRED: ' : ''
  const fallback = spec.fallback === undefined ? '' : ` (default: ${spec.fallback})`
  return `${required}${spec.about}${fallback}`
}

function table(rows: readonly (readonly [string, string])[], left: number): string[] {
  const right = widthMax - left - 1
  return rows.flatMap(([name, about]) => {
    const names = wrap(name, left - 1)
    const texts = wrap(about, right)
    return Array.from({ length: Math.max(names.length, texts.length) }, (_, at) => {
      const first = at === 0 ? (names[0] ?? '') : `  ${names[at] ?? ''}`
      return `${first.padEnd(left)} ${texts[at] ?? ''}`.trimEnd()
    })
  })
}

const byName = (a: OptionSpec, b: OptionSpec): number => (a.name < b.name ? -1 : 1)

/** All options in alphabetical order, under joptsimple's two headings. */
export function joptsimpleHelp(grammar: Grammar): string[] {
  const options = [...grammar.options, ...commonOptions].sort(byName)
  return [
    `${'Option'.padEnd(nameWidth)} Description`,
    `${'------'.padEnd(nameWidth)} -----------`,
    ...table(
      options.map((spec) => [synopsis(spec), explanation(spec)]),
      nameWidth
    )
  ]
}

/** `usage: kafka-features [-h] … {describe,upgrade} …`, the line that argparse prints before an error. */
export function argparseUsage(program: string, grammar: Grammar, subcommand: string | undefined): string {
  const sub = grammar.subcommands?.find(({ name }) => name === subcommand)
  const options = sub?.options ?? grammar.options
  const words = options.map((spec) => {
    const value = spec.argument === undefined ? '' : ` ${spec.name.toUpperCase().replaceAll('-', '_')}`
    return spec.required === true ? `--${spec.name}${value}` : `[--${spec.name}${value}]`
  })
  const choices = (grammar.subcommands ?? []).map(({ name }) => name).join(',')
  const tail = sub !== undefined || choices === '' ? [] : [`{${choices}}`, '...']
  return ['usage:', program, ...(sub === undefined ? [] : [sub.name]), '[-h]', ...words, ...tail].join(' ')
}

export function argparseHelp(program: string, grammar: Grammar, subcommand: string | undefined): string[] {
  const sub = grammar.subcommands?.find(({ name }) => name === subcommand)
  const lines = [...wrap(argparseUsage(program, grammar, subcommand), widthMax), '', sub?.about ?? grammar.about, '']
  if (sub === undefined && grammar.subcommands !== undefined) {
    const rows = grammar.subcommands.map(({ name, about }) => [`  ${name}`, about] as const)
    lines.push('positional arguments:', ...table(rows, 30), '')
  }
  const own = [...(sub === undefined ? [] : sub.options), ...grammar.options, ...argparseOptions]
  return [
    ...lines,
    'optional arguments:',
    ...table(
      own.map((spec) => [`  ${synopsis(spec)}`, explanation(spec)]),
      nameWidth
    )
  ]
}
