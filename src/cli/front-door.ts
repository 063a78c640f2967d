// `ottla` without a command it knows: the list of commands, the version, or what was probably meant.

import { Command } from 'commander'
import { catalog, type Entry } from './catalog.ts'
import { versionLine } from './run.ts'

const groups: readonly Entry['group'][] = [
  'topics and records',
  'groups',
  'cluster',
  'security',
  'server',
  'performance',
  'help'
]

function program(): Command {
  const ottla = new Command('ottla')
    .description(
      'The command line of Ottla, for any Apache Kafka cluster. Every command is also there under the name of Kafka’s script.'
    )
    .usage('<command> [options]')
    .version(versionLine)
    .addHelpText('after', '\nottla <command> --help tells what a command takes.')
  for (const group of groups) {
    ottla.commandsGroup(`${group[0]?.toUpperCase()}${group.slice(1)}:`)
    for (const { command, about } of catalog.filter((entry) => entry.group === group)) {
      ottla.command(command).description(about).helpOption(false)
    }
  }
  return ottla.exitOverride().showSuggestionAfterError()
}

export function frontDoor(args: readonly string[]): number {
  const ottla = program()
  try {
    if (args.length === 0) {
      ottla.outputHelp({ error: true })
      return 1
    }
    ottla.parse([...args], { from: 'user' })
    return 0
  } catch (error) {
    return (error as { exitCode?: number }).exitCode ?? 1
  }
}
