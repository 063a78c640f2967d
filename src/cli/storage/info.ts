// `kafka-storage info`: which log directories there are, whose they are, and what is wrong with them.

import { existsSync, statSync } from 'node:fs'
import type { Terminal } from '../terminal.ts'
import {
  type FoundMetaProperties,
  metaPropertiesFile,
  metaPropertiesText,
  readMetaProperties
} from './meta-properties.ts'

interface Found {
  readonly directories: string[]
  readonly problems: string[]
  metadata: FoundMetaProperties | undefined
}

/** @param directories sorted */
export function storageInfo(directories: readonly string[], terminal: Terminal): number {
  const found: Found = { directories: [], problems: [], metadata: undefined }
  for (const directory of directories) inspect(directory, found)
  if (found.metadata?.version === 0)
    found.problems.push(
      'The kafka configuration file appears to be for a cluster in KRaft mode, but the directories are formatted for legacy mode.'
    )
  list(terminal, found.directories, 'Found log directory:', 'Found log directories:')
  if (found.metadata !== undefined) {
    terminal.line(`Found metadata: ${metaPropertiesText(found.metadata)}`)
    terminal.line()
  }
  list(terminal, found.problems, 'Found problem:', 'Found problems:')
  terminal.report({ directories: found.directories, metadata: found.metadata ?? null, problems: found.problems })
  return found.problems.length === 0 ? 0 : 1
}

function inspect(directory: string, found: Found): void {
  if (!existsSync(directory)) return void found.problems.push(`${directory} does not exist`)
  if (!statSync(directory).isDirectory()) return void found.problems.push(`${directory} is not a directory`)
  found.directories.push(directory)
  if (!existsSync(metaPropertiesFile(directory))) return void found.problems.push(`${directory} is not formatted.`)
  try {
    const current = readMetaProperties(directory)
    const first = found.metadata
    if (first === undefined) found.metadata = current
    else if (first.clusterId !== current.clusterId)
      found.problems.push('Mismatched cluster IDs between storage directories.')
    else if (first.nodeId !== current.nodeId) found.problems.push('Mismatched node IDs between storage directories.')
  } catch (failure) {
    found.problems.push(`Error loading ${metaPropertiesFile(directory)}: ${(failure as Error).message}`)
  }
}

function list(terminal: Terminal, lines: readonly string[], one: string, several: string): void {
  if (lines.length === 0) return
  terminal.line(lines.length === 1 ? one : several)
  for (const line of lines) terminal.line(`  ${line}`)
  terminal.line()
}
