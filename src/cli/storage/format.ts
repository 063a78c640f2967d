// `kafka-storage format`: the words of the command line, for the broker's own formatter.

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Loaded } from '#config/load.js'
import { formatNode, type InitialVoters } from '#quorum/formatter.js'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import type { Terminal } from '../terminal.ts'
import { votersOptions } from './grammar.ts'
import { metaPropertiesFile, readMetaProperties } from './meta-properties.ts'
import { randomUuid } from './random-uuid.ts'

const saltBytes = 16

export function storageFormat(
  options: Options,
  { config, listeners }: Loaded,
  directories: readonly string[],
  terminal: Terminal
): number {
  const clusterId = options.required('cluster-id')
  const voters = votersOf(options)
  checkIdentity(directories, clusterId, config.nodeId)
  const lines = formatNode(
    {
      clusterId,
      nodeId: config.nodeId,
      directories,
      metadataDirectory: config.metadataLogDir,
      isController: config.hasRole('controller'),
      hasStaticVoters: config.list('controller.quorum.voters').length > 0,
      controllerEndpoints: listeners.advertisedControllers,
      voters,
      release: options.value('release-version'),
      features: new Map(options.values('feature').map(featureAndLevel)),
      scram: options.values('add-scram'),
      ignoreFormatted: options.has('ignore-formatted')
    },
    { now: new Date(), uuid: randomUuid, salt: () => randomBytes(saltBytes) }
  )
  for (const line of lines) terminal.line(line)
  terminal.report({ directories, clusterId, lines })
  return 0
}

function votersOf(options: Options): InitialVoters | undefined {
  const [first, second] = options.names().filter((name) => (votersOptions as readonly string[]).includes(name))
  if (second !== undefined) {
    const letter: Readonly<Record<string, string>> = {
      standalone: 's',
      'no-initial-controllers': 'N',
      'initial-controllers': 'I'
    }
    throw new UsageError(
      `argument --${second}/-${letter[second]}: not allowed with argument --${first}/-${letter[first ?? '']}`,
      { help: true }
    )
  }
  if (first === 'initial-controllers') return { kind: 'listed', controllers: options.required(first) }
  if (first === undefined) return undefined
  return { kind: first === 'standalone' ? 'standalone' : 'none' }
}

/** What is wrong with it is no mistake of the command line's shape: no usage is shown. */
function featureAndLevel(text: string): [string, number] {
  const [, name, level] = /^([^=]*)=(.*)$/.exec(text) ?? []
  if (name === undefined || level === undefined)
    throw new Error(`Can't parse feature=level string ${text}: equals sign not found.`)
  if (!/^-?\d+$/.test(level.trim()))
    throw new Error(`Can't parse feature=level string ${text}: unable to parse ${level} as a short.`)
  return [name.trim(), Number(level)]
}

/** Directories that are formatted already must belong to this node of this cluster: others are not to be joined to it. */
function checkIdentity(directories: readonly string[], clusterId: string, nodeId: number): void {
  for (const directory of directories) {
    if (!existsSync(metaPropertiesFile(directory))) continue
    const found = readMetaProperties(directory)
    const refuse = (what: string, expected: string | number, read: string | number | undefined): never => {
      throw new Error(`Invalid ${what} in: ${metaPropertiesFile(directory)}. Expected ${expected}, but read ${read}`)
    }
    if (found.clusterId !== clusterId) refuse('cluster.id', clusterId, found.clusterId)
    if (found.nodeId !== nodeId) refuse('node.id', nodeId, found.nodeId)
  }
}
