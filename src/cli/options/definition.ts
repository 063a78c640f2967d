// What a tool takes: one table, read by the parsers, by --help and by the shell completion.

/** How the tool's own parser in Apache Kafka behaves: `joptsimple` for most, `argparse` for those with subcommands. */
export type Manners = 'joptsimple' | 'argparse'

export interface OptionSpec {
  /** Without its dashes: `bootstrap-server`. */
  readonly name: string
  /** One letter, or another long name; without dashes. */
  readonly aliases?: readonly string[]
  /** What the value is, for --help: `topic`. Without it the option is a flag. */
  readonly argument?: string
  /** The value may be left out. */
  readonly optionalArgument?: true
  /** What a value has to look like; a list names the only ones taken. */
  readonly type?: 'Integer' | 'Long' | 'Double' | 'Boolean' | readonly string[]
  /** May be given several times. joptsimple takes any option twice and complains when one value is asked for. */
  readonly repeated?: true
  /** argparse's `nargs='+'` and `append`: takes the words up to the next option. */
  readonly several?: true
  /** The value is a list with this between its elements. */
  readonly separator?: string
  readonly required?: true
  readonly fallback?: string
  /** Ours, not Kafka's: abbreviations of Kafka's options do not collide with it. */
  readonly ours?: true
  /** What the shell may complete the value with. */
  readonly complete?: 'file' | 'topic' | 'group'
  readonly about: string
}

export interface Subcommand {
  readonly name: string
  readonly about: string
  readonly options: readonly OptionSpec[]
}

export interface Grammar {
  readonly manners: Manners
  /** What argparse calls the program, where that is not the script's name without its ending. */
  readonly program?: string
  /** Mistakes are told in one line, without the usage. */
  readonly terse?: true
  /** One sentence: what the tool is for. Printed before the options. */
  readonly about: string
  readonly options: readonly OptionSpec[]
  readonly subcommands?: readonly Subcommand[]
  /** Exactly one of these has to be given; argparse says so itself. */
  readonly oneOf?: readonly string[]
  /** Does its work without a word on the command line; others then show their help, as Kafka does. */
  readonly alone?: true
  /** Flags that are actions: `ottla topics list` is `--list`. */
  readonly actions?: readonly string[]
  /** The option that a word after the action names: `ottla topics create orders` is `--topic orders`. */
  readonly subject?: string
}

/** A mistake on the command line. `help` says whether Kafka's tool shows its options after the message. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError'
  /** The class whose name Kafka prints before the message, when it prints a stack. */
  readonly javaClass: string | undefined
  readonly help: boolean
  /** What was probably meant, as a whole option or command. */
  readonly suggestion: string | undefined

  constructor(message: string, about: { javaClass?: string; help?: boolean; suggestion?: string | undefined } = {}) {
    super(message)
    this.javaClass = about.javaClass
    this.help = about.help ?? false
    this.suggestion = about.suggestion
  }
}

/** Every tool takes these; --help is the parser's own business. */
export const commonOptions: readonly OptionSpec[] = [
  { name: 'help', about: 'Print usage information.' },
  { name: 'version', about: 'Display version information.' },
  {
    name: 'output',
    argument: 'text|json',
    type: ['text', 'json'],
    ours: true,
    about: "Ottla's own: `json` prints what the command found as one JSON document, or one a line where it goes on."
  }
]

/** argparse's tools have `-h`, and `--version` only where Kafka has it. */
export const argparseOptions: readonly OptionSpec[] = commonOptions.map((option) =>
  option.name === 'help'
    ? { ...option, aliases: ['h'] }
    : option.name === 'version'
      ? { ...option, ours: true }
      : option
)
