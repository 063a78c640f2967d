// Where a command prints. Text goes out at once; with `--output json` what the command reports is gathered into one document.

import { styleText } from 'node:util'

/** Some of util.styleText's names. */
type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

export interface Terminal {
  readonly json: boolean
  /** A line on standard output; not printed when the output is JSON. */
  line(text?: string): void
  /** A line on standard error. */
  error(text?: string): void
  /** Raw text or bytes on standard output; resolves when the reader keeps up. */
  write(chunk: string | Uint8Array): Promise<void>
  /** The result of a command that has one: JSON prints it, text does not. */
  report(result: unknown): void
  /** One of many results, printed as it comes, one a line. */
  stream(result: unknown): void
  /** `text` in colour where the person sees colours: on a terminal, and neither NO_COLOR nor a pipe. */
  style(style: Style, text: string, stream?: 'stdout' | 'stderr'): string
}

/** bigint is written as a number: JSON has no limit, and readers of offsets want no strings. */
export function toJson(value: unknown): string {
  const marked = JSON.stringify(value, (_, part) => {
    if (typeof part === 'bigint') return `\u0000${part}\u0000`
    if (part instanceof Map) return Object.fromEntries(part)
    return part
  })
  return (marked ?? 'null').replace(/"\\u0000(-?\d+)\\u0000"/g, '$1')
}

const coloured = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb'

export function processTerminal(json: boolean): Terminal {
  const { stdout, stderr } = process
  // One listener, however many writes wait: a command may write without waiting.
  let draining: Promise<void> | undefined
  return {
    json,
    line: (text = '') => void (json || stdout.write(`${text}\n`)),
    error: (text = '') => void stderr.write(`${text}\n`),
    write(chunk) {
      if (stdout.write(chunk)) return Promise.resolve()
      draining ??= new Promise((resolve) => {
        stdout.once('drain', () => {
          draining = undefined
          resolve()
        })
      })
      return draining
    },
    report: (result) => void (json && stdout.write(`${toJson(result)}\n`)),
    stream: (result) => void (json && stdout.write(`${toJson(result)}\n`)),
    style: (style, text, stream = 'stdout') => (coloured(process[stream]) ? styleText(style, text) : text)
  }
}
