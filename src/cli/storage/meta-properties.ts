// meta.properties of a log directory, as it is: the tool has to tell of what a broker would refuse.

import { readFileSync } from 'node:fs'
import { parseProperties } from '#config/properties.js'

export const metaPropertiesFile = (directory: string): string => `${directory}/meta.properties`

export interface FoundMetaProperties {
  /** 0: before KRaft. */
  readonly version: number
  readonly clusterId: string | undefined
  readonly nodeId: number | undefined
  readonly directoryId: string | undefined
}

/** Throws Error with Kafka's words when the file is not one of these. */
export function readMetaProperties(directory: string): FoundMetaProperties {
  const found = parseProperties(readFileSync(metaPropertiesFile(directory), 'utf8'))
  const values = new Map(found.map(({ key, value }) => [key, value]))
  const versionText = values.get('version') ?? '0'
  if (!/^-?\d+$/.test(versionText)) throw new Error(`Invalid meta.properties version string '${versionText}'`)
  const version = Number(versionText)
  if (version !== 0 && version !== 1) throw new Error(`Unknown meta.properties version number ${version}`)
  const nodeKey = version === 0 ? 'broker.id' : 'node.id'
  const nodeText = values.get(nodeKey)
  if (nodeText !== undefined && !/^-?\d+$/.test(nodeText))
    throw new Error(`Unable to parse ${nodeKey} property as an integer: For input string: "${nodeText}"`)
  const clusterId = values.get('cluster.id')
  if (version === 1 && clusterId === undefined) throw new Error('cluster.id was not specified in the v1 file.')
  if (version === 1 && nodeText === undefined) throw new Error('node.id was not specified in the v1 file.')
  return {
    version,
    clusterId,
    nodeId: nodeText === undefined ? undefined : Number(nodeText),
    directoryId: values.get('directory.id')
  }
}

/** `{cluster.id=…, directory.id=…, node.id=1, version=1}`, by name, without what is not there. */
export function metaPropertiesText({ version, clusterId, nodeId, directoryId }: FoundMetaProperties): string {
  const values: [string, string | number | undefined][] = [
    [version === 0 ? 'broker.id' : 'node.id', nodeId],
    ['cluster.id', clusterId],
    ['directory.id', directoryId],
    ['version', version]
  ]
  const shown = values.filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${shown.map(([name, value]) => `${name}=${value}`).join(', ')}}`
}
