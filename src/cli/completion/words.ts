// What may stand where on a command line, taken from the tables of options that the parsers read.

import type { Entry } from '../catalog.ts'
import { argparseOptions, commonOptions, type Grammar, type OptionSpec } from '../options/definition.ts'

export interface CompletedOption {
  /** With its dashes. */
  readonly name: string
  /** What follows it; undefined for a flag. Empty: anything. */
  readonly values: readonly string[] | 'file' | undefined
  readonly about: string
}

export interface CompletedCommand {
  /** `topics`, and kafka-topics.sh. */
  readonly names: readonly string[]
  /** As typed behind `ottla`. */
  readonly command: string
  readonly about: string
  readonly options: readonly CompletedOption[]
  /** Actions without their dashes, which only `ottla` takes as a first word. */
  readonly actions: readonly string[]
  /** By subcommand. */
  readonly of: ReadonlyMap<string, readonly CompletedOption[]>
}

const completed = (spec: OptionSpec): CompletedOption => ({
  name: `--${spec.name}`,
  values: valuesOf(spec),
  about: spec.about.split('\n')[0] ?? ''
})

function valuesOf({ argument, type, complete }: OptionSpec): CompletedOption['values'] {
  if (argument === undefined) return undefined
  if (complete === 'file') return 'file'
  if (type === 'Boolean') return ['true', 'false']
  return typeof type === 'string' || type === undefined ? [] : type
}

function commandOf({ command, scripts, about }: Entry, grammar: Grammar): CompletedCommand {
  const own = grammar.manners === 'argparse' ? argparseOptions : commonOptions
  const options = [...grammar.options, ...own].map(completed)
  const subcommands = grammar.subcommands ?? []
  return {
    names: [command, ...scripts],
    command,
    about,
    options,
    actions: grammar.actions ?? [],
    of: new Map(subcommands.map((sub) => [sub.name, [...sub.options.map(completed), ...options]]))
  }
}

export async function completedCommands(catalog: readonly Entry[]): Promise<CompletedCommand[]> {
  const commands = await Promise.all(catalog.map(async (entry) => commandOf(entry, (await entry.load()).tool.grammar)))
  return commands.sort((a, b) => (a.command < b.command ? -1 : 1))
}
