// kafka-storage: formats the log directories of a node and tells of them, without a broker.

import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { type Loaded, loadConfig } from '#config/load.js'
import type { Options } from '../options/options.ts'
import { storageFeatureDependencies } from '../storage/feature-dependencies.ts'
import { grammar } from '../storage/grammar.ts'
import { storageInfo } from '../storage/info.ts'
import { randomUuid } from '../storage/random-uuid.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { versionMapping } from './features/tables.ts'

function load(options: Options): Loaded {
  const file = options.required('config')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure
    throw new Error(`java.nio.file.NoSuchFileException: ${file}`)
  }
  return loadConfig({ file, text, hostname: hostname() })
}

/** log.dirs and metadata.log.dir, each once, by name. */
function directoriesOf({ config }: Loaded): string[] {
  return [...new Set([...config.logDirs, config.metadataLogDir])].sort()
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  switch (options.subcommand) {
    case 'info':
      return storageInfo(directoriesOf(load(options)), terminal)
    case 'format': {
      // The formatter brings the metadata log's code with it, which the other subcommands do without.
      const { storageFormat } = await import('../storage/format.ts')
      const loaded = load(options)
      return storageFormat(options, loaded, directoriesOf(loaded), terminal)
    }
    case 'version-mapping':
      return versionMapping(options, terminal)
    case 'feature-dependencies':
      return storageFeatureDependencies(options, terminal)
    default: {
      const uuid = randomUuid()
      terminal.line(uuid)
      terminal.report({ uuid })
      return 0
    }
  }
}

export const tool: Tool = { name: 'kafka-storage', javaClass: 'kafka.tools.StorageTool', grammar, run }
