// What a command file exports: its table of options and what it does with them.

import type { Grammar } from './options/definition.ts'
import type { Options } from './options/options.ts'
import type { Terminal } from './terminal.ts'

export interface Tool {
  /** Kafka's script without `.sh`. */
  readonly name: string
  /** The Java class that Kafka's messages name. */
  readonly javaClass: string
  readonly grammar: Grammar
  /** Resolves to the exit code. What it throws goes through `failed`, or the default below it in run.ts. */
  run(options: Options, terminal: Terminal): Promise<number>
  /** How this tool tells of an error: prints, and answers the exit code. Without it: the message on stderr, and 1. */
  failed?(error: unknown, terminal: Terminal, args: readonly string[]): number
}
