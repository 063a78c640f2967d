// The command line of the broker: `main.js [server.properties] [--override key=value]…`, as kafka-server-start has it.

export interface Arguments {
  readonly file: string | undefined
  readonly overrides: readonly string[]
}

export const usage = 'usage: main.js [server.properties] [--override key=value]...'

/** What is wrong, as a line for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export function parseArguments(args: readonly string[]): Arguments {
  let file: string | undefined
  const overrides: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--override') {
      const value = args[at + 1]
      if (value === undefined) throw new UsageError(`--override needs key=value. ${usage}`)
      overrides.push(value)
      at += 1
    } else if (arg.startsWith('--override=')) overrides.push(arg.slice('--override='.length))
    else if (arg.startsWith('-')) throw new UsageError(`unknown option ${arg}. ${usage}`)
    else if (file !== undefined) throw new UsageError(`found a second file, ${arg}; expected one. ${usage}`)
    else file = arg
  }
  return { file, overrides }
}
