// Runs one command line from its words to the exit code.

import type { Entry } from './catalog.ts'
import { parseArgparse } from './options/argparse.ts'
import { commonOptions, type Grammar, UsageError } from './options/definition.ts'
import { argparseHelp, argparseUsage, joptsimpleHelp } from './options/help.ts'
import { parseJoptsimple } from './options/joptsimple.ts'
import type { Options } from './options/options.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import type { Tool } from './tool.ts'

/** The Kafka release whose tools these are, and our own. */
export const versionLine = '4.4.0 (Ottla 0.1.0)'

/** joptsimple's tools of Kafka end with 1 when asked for help, too. */
const kafkasHelp = 1

export function parse(grammar: Grammar, args: readonly string[]): Options {
  return grammar.manners === 'argparse'
    ? parseArgparse(grammar, args)
    : parseJoptsimple([...grammar.options, ...commonOptions], args)
}

/** `topics create orders --partitions 3` is `--create --topic orders --partitions 3`; of a command without actions the first
 *  word is its subject. */
export function fromNiceForm(grammar: Grammar, args: readonly string[]): string[] {
  const { actions = [], subject } = grammar
  const [first = '', ...rest] = args
  const acts = actions.includes(first)
  const action = acts ? [`--${first}`] : []
  const [word = '', ...others] = acts ? rest : args
  if (subject === undefined || word === '' || word.startsWith('-') || (!acts && actions.length > 0)) {
    return acts ? [...action, ...rest] : [...args]
  }
  return [...action, `--${subject}`, word, ...others]
}

const programOf = (tool: Tool): string => tool.grammar.program ?? tool.name

function printHelp(tool: Tool, subcommand: string | undefined, print: (line: string) => void): void {
  const lines =
    tool.grammar.manners === 'argparse'
      ? argparseHelp(programOf(tool), tool.grammar, subcommand)
      : [tool.grammar.about, ...joptsimpleHelp(tool.grammar)]
  for (const line of lines) print(line)
}

/** What is wrong, what was probably meant, and where to read more. */
function printNiceError(command: string, error: UsageError, terminal: Terminal): number {
  terminal.error(`${terminal.style('red', 'error:', 'stderr')} ${error.message}`)
  if (error.suggestion !== undefined) {
    terminal.error(terminal.style('yellow', `Did you mean ${error.suggestion}?`, 'stderr'))
  }
  terminal.error(`ottla ${command} --help tells what it takes.`)
  return 1
}

/** Kafka's message, then what it does not say: what was probably meant. */
export function printUsageError(tool: Tool, error: UsageError, terminal: Terminal, args: readonly string[]): number {
  const { manners } = tool.grammar
  if (manners === 'argparse' && tool.grammar.terse === true) {
    terminal.error(`Command line error: ${error.message}. Type --help for help.`)
  } else if (manners === 'argparse') {
    const sub = args.find((word) => tool.grammar.subcommands?.some(({ name }) => name === word))
    terminal.error(argparseUsage(programOf(tool), tool.grammar, sub))
    terminal.error(`${programOf(tool)}: error: ${error.message}`)
  } else {
    terminal.error(error.message)
    if (error.javaClass !== undefined) terminal.error(`${error.javaClass}: ${error.message}\n`)
  }
  if (error.suggestion !== undefined) {
    terminal.error(terminal.style('yellow', `Did you mean ${error.suggestion}?`, 'stderr'))
  }
  if (manners === 'joptsimple' && error.help) for (const line of joptsimpleHelp(tool.grammar)) terminal.error(line)
  return 1
}

function failure(tool: Tool, error: unknown, terminal: Terminal, args: readonly string[]): number {
  if (error instanceof UsageError && error.help) return printUsageError(tool, error, terminal, args)
  if (tool.failed !== undefined) return tool.failed(error, terminal, args)
  if (error instanceof UsageError) return printUsageError(tool, error, terminal, args)
  terminal.error(error instanceof Error ? error.message : String(error))
  return 1
}

/** Where `ottla` looks for a cluster that the command line does not name. */
function withServer(grammar: Grammar, args: readonly string[]): string[] {
  const server = grammar.options.some(({ name }) => name === 'bootstrap-server')
  const asksNothing = args.some((word) => /^(--bootstrap-|--boot|-b$|-C$|--help$|-h$|--version$)/.test(word))
  if (!server || asksNothing) return [...args]
  return ['--bootstrap-server', process.env.OTTLA_BOOTSTRAP_SERVER ?? 'localhost:9092', ...args]
}

/** @param nice the words come from `ottla`, where actions and subjects need no dashes and help goes to standard output. */
export async function run(entry: Entry, args: readonly string[], nice: boolean): Promise<number> {
  const { tool } = await entry.load()
  const { grammar } = tool
  const words = nice && args.length > 0 ? withServer(grammar, fromNiceForm(grammar, args)) : args
  const plain = processTerminal(false)
  const toStdout = nice || grammar.manners === 'argparse'
  const help = (subcommand?: string): void =>
    printHelp(tool, subcommand, (line) => (toStdout ? plain.line(line) : plain.error(line)))
  if (words.length === 0 && grammar.manners === 'joptsimple' && grammar.alone !== true) {
    help()
    return 1
  }
  let options: Options
  try {
    options = parse(grammar, words)
  } catch (error) {
    if (error instanceof UsageError && nice) return printNiceError(entry.command, error, plain)
    if (error instanceof UsageError) return printUsageError(tool, error, plain, words)
    throw error
  }
  if (options.has('help')) {
    help(options.subcommand)
    return nice || grammar.manners === 'argparse' ? 0 : kafkasHelp
  }
  if (options.has('version')) {
    plain.line(versionLine)
    return 0
  }
  let terminal = plain
  try {
    terminal = processTerminal(options.json)
    return await tool.run(options, terminal)
  } catch (error) {
    if (nice && error instanceof UsageError && error.help) return printNiceError(entry.command, error, terminal)
    return failure(tool, error, terminal, words)
  }
}
