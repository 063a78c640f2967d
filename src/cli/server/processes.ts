// The brokers that run on this machine, found in /proc by their command lines, with the configuration each was started with.

import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, resolve } from 'node:path'
import { loadConfig } from '#config/load.js'
import { parseArguments } from '#runtime/arguments.js'

export interface RunningBroker {
  readonly pid: number
  /** Undefined when its configuration cannot be read any more. */
  readonly nodeId: number | undefined
  readonly roles: readonly string[]
}

/** What follows the program on the command line of a broker; undefined for every other process. */
export function brokerWords(commandLine: readonly string[]): string[] | undefined {
  const at = commandLine.findIndex((word) => /(^|\/)dist\/(cli\/)?main\.js$/.test(word))
  if (at < 0 || !/^node(js)?/.test(basename(commandLine[0] ?? ''))) return undefined
  const words = commandLine.slice(at + 1)
  if (!(commandLine[at] ?? '').endsWith('/cli/main.js') && commandLine[at] !== 'dist/cli/main.js') return words
  const [script, first, second] = words
  const isDaemon = words.some((word) => /^--?daemon$/.test(word))
  if (isDaemon) return undefined
  if (script === 'kafka-server-start.sh') return words.slice(1)
  if (script !== 'ottla') return undefined
  if (first === 'server-start') return words.slice(2)
  return first === 'server' && second === 'start' ? words.slice(3) : undefined
}

function describe(pid: number, words: readonly string[], folder: string): RunningBroker {
  try {
    const { file, overrides } = parseArguments(words)
    const text = file === undefined ? undefined : readFileSync(resolve(folder, file), 'utf8')
    const { config } = loadConfig({ file, text, overrides, hostname: hostname() })
    return { pid, nodeId: config.nodeId, roles: config.list('process.roles') }
  } catch {
    return { pid, nodeId: undefined, roles: [] }
  }
}

export function runningBrokers(): RunningBroker[] {
  const found: RunningBroker[] = []
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid) || pid === process.pid) continue
    try {
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
      const words = brokerWords(commandLine)
      if (words !== undefined) found.push(describe(pid, words, readlinkSync(`/proc/${pid}/cwd`)))
    } catch {
      // It has ended since, or belongs to somebody else: not one that could be stopped.
    }
  }
  return found
}
