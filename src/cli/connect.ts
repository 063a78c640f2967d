// Clients for commands: the servers and the properties file that the command line names.

import { readFileSync } from 'node:fs'
import { Admin } from '#client/admin.js'
import { propertiesOf } from '#client/config.js'
import { clientLog } from './logging.ts'
import { UsageError } from './options/definition.ts'
import type { Options } from './options/options.ts'
import type { Terminal } from './terminal.ts'

export type Properties = Record<string, string>

/** The file's properties, none without a file. */
export function readProperties(path: string | undefined): Properties {
  if (path === undefined) return {}
  try {
    return propertiesOf(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new UsageError(`${path} (No such file or directory)`, { javaClass: 'java.io.FileNotFoundException' })
  }
}

/** `key=value` words as Kafka reads them: without a value the key is there with an empty one. */
export function readPairs(words: readonly string[]): Properties {
  const pairs = words.map((word): [string, string] => {
    const at = word.indexOf('=')
    return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
  })
  return Object.fromEntries(pairs.filter(([key]) => key !== ''))
}

/** Bootstrap servers or controllers and --command-config, for an admin client. */
export function adminProperties(options: Options): Properties {
  const servers = options.value('bootstrap-server')
  const controllers = options.has('bootstrap-controller') ? options.value('bootstrap-controller') : undefined
  return {
    ...readProperties(options.value('command-config')),
    ...(servers === undefined ? {} : { 'bootstrap.servers': servers }),
    ...(controllers === undefined ? {} : { 'bootstrap.controllers': controllers })
  }
}

/** Runs `work` with an admin client and closes it, however that ends. */
export async function withAdmin<T>(
  options: Options,
  terminal: Terminal,
  work: (admin: Admin) => Promise<T>,
  more: Properties = {}
): Promise<T> {
  const admin = new Admin({ ...adminProperties(options), ...more }, clientLog(terminal))
  try {
    return await work(admin)
  } finally {
    admin.close()
  }
}
