// kafka-server-start: runs a broker, in this process or, with -daemon, as one of its own whose output goes to a file.

import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Grammar } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { baseFolder, brokerProgram } from '../server/program.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const usage = 'USAGE: kafka-server-start.sh [-daemon] server.properties [--override property=value]*'

const grammar: Grammar = {
  manners: 'joptsimple',
  about: usage,
  alone: true,
  options: [
    {
      name: 'daemon',
      about: 'Run in the background; what it prints goes to kafkaServer.out in LOG_DIR, which is logs/ unless set.'
    },
    {
      name: 'override',
      argument: 'property=value',
      repeated: true,
      about: 'A property that counts instead of what the file says; may be repeated.'
    }
  ]
}

/** Answers as soon as the process is there, as the original does: whether it started well stands in the file. */
function startDaemon(words: readonly string[]): number {
  const folder = process.env.LOG_DIR ?? join(baseFolder(), 'logs')
  mkdirSync(folder, { recursive: true })
  const file = openSync(join(folder, 'kafkaServer.out'), 'w')
  const child = spawn(process.execPath, [brokerProgram(), ...words], { detached: true, stdio: ['ignore', file, file] })
  child.unref()
  closeSync(file)
  return 0
}

/** The broker takes this process over: its signals, its output and its end. So this never answers. */
async function startHere(words: readonly string[]): Promise<number> {
  const program = brokerProgram()
  process.argv = [process.execPath, program, ...words]
  await import(pathToFileURL(program).href)
  return new Promise(() => {})
}

/** Kafka's script wants a file; `ottla server start` without one runs with the built-in configuration. */
const isScript = (): boolean => process.argv[2] !== 'ottla'

async function run(options: Options, terminal: Terminal): Promise<number> {
  if (isScript() && options.words.length === 0) {
    terminal.line(usage)
    return 1
  }
  const overrides = options.values('override').flatMap((text) => ['--override', text])
  const words = [...options.words, ...overrides]
  return options.has('daemon') ? startDaemon(words) : startHere(words)
}

export const tool: Tool = { name: 'kafka-server-start', javaClass: 'kafka.Kafka', grammar, run }
