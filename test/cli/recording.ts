// A terminal that keeps what a command prints, and the samples of Kafka's own output to compare it with.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findEntry } from '#cli/catalog.js'
import { UsageError } from '#cli/options/definition.js'
import { parse, printUsageError } from '#cli/run.js'
import type { Terminal } from '#cli/terminal.js'

export interface Printed {
  readonly out: string
  readonly err: string
  readonly exit: number
  /** What `--output json` would print. */
  readonly reports: readonly unknown[]
}

class Recording implements Terminal {
  out = ''
  err = ''
  readonly reports: unknown[] = []
  readonly json = false
  line(text = ''): void {
    this.out += `${text}\n`
  }
  error(text = ''): void {
    this.err += `${text}\n`
  }
  async write(chunk: string | Uint8Array): Promise<void> {
    this.out += Buffer.from(chunk as Uint8Array).toString('utf8')
  }
  report(result: unknown): void {
    this.reports.push(result)
  }
  stream(result: unknown): void {
    this.reports.push(result)
  }
  style(_: string, text: string): string {
    return text
  }
}

/** Runs a command of Kafka's script in this process. */
export async function runTool(script: string, ...args: string[]): Promise<Printed> {
  const terminal = new Recording()
  const loaded = await findEntry(script)?.load()
  if (loaded === undefined) throw new Error(`no command ${script}`)
  const { tool } = loaded
  let exit: number
  try {
    exit = await tool.run(parse(tool.grammar, args), terminal)
  } catch (error) {
    if (error instanceof UsageError && (error.help || tool.failed === undefined)) {
      exit = printUsageError(tool, error, terminal, args)
    } else exit = tool.failed?.(error, terminal, args) ?? 1
  }
  return { out: terminal.out, err: terminal.err, exit, reports: terminal.reports }
}

export interface Sample {
  readonly out: string
  readonly err: string
  readonly exit: number
}

/** A sample: the command line, then lines of standard output and, marked, of standard error, then the exit code. */
export function sample(name: string): Sample {
  const path = fileURLToPath(new URL(`./samples/${name}.txt`, import.meta.url))
  const lines = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n').slice(1)
  const exit = Number(/^\[exit (\d+)\]$/.exec(lines.at(-1) ?? '')?.[1])
  const mark = '[stderr] '
  const printed = lines.slice(0, -1)
  const text = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('')
  return {
    out: text(printed.filter((line) => !line.startsWith(mark.trimEnd()))),
    err: text(printed.filter((line) => line.startsWith(mark.trimEnd())).map((line) => line.slice(mark.length))),
    exit
  }
}
