// kafka-features' answers that need no cluster: what a release sets, and what a feature depends on.

import { metadataVersionMin } from '#model/metadata-versions.js'
import {
  findMetadataVersion,
  highestLevels,
  levelsOf,
  metadataVersionName,
  metadataVersions,
  neededMetadataVersion
} from '../../feature-levels.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'

export function metadataVersionOf(text: string): { level: number; name: string } {
  const found = findMetadataVersion(text)
  if (found !== undefined) return found
  const names = metadataVersions.map(({ name }) => name).join(', ')
  throw new UsageError(`Unknown metadata.version '${text}'. Supported metadata.version are: ${names}`)
}

/** `share.version=1` */
export function parseFeature(text: string): [string, number] {
  const at = text.indexOf('=')
  if (at < 0) throw new UsageError(`Can't parse feature=level string ${text}: equals sign not found.`)
  const level = text.slice(at + 1)
  if (!/^[+-]?\d+$/.test(level)) {
    throw new UsageError(`Can't parse feature=level string ${text}: unable to parse ${level} as a short.`)
  }
  return [text.slice(0, at), Number(level)]
}

export function versionMapping(options: Options, terminal: Terminal): number {
  const text = options.value('release-version')
  const version = text === undefined ? metadataVersions.at(-1) : metadataVersionOf(text)
  if (version === undefined) return 1
  const levels = levelsOf(version.level)
  terminal.line(`metadata.version=${version.level} (${text ?? version.name})`)
  for (const [feature, level] of levels) terminal.line(`${feature}=${level}`)
  terminal.report({ 'metadata.version': version.level, release: version.name, ...Object.fromEntries(levels) })
  return 0
}

export function featureDependencies(options: Options, terminal: Terminal): number {
  const found = options.values('feature').map((text) => {
    const [feature, level] = parseFeature(text)
    const highest = highestLevels[feature]
    if (highest === undefined) throw new UsageError(`Unknown feature: ${feature}`)
    const lowest = feature === 'metadata.version' ? metadataVersionMin : 0
    if (level < lowest || level > highest) {
      const name = feature === 'metadata.version' ? `metadata.version` : `feature:${feature}`
      throw new UsageError(`No ${name} with feature level ${level}`)
    }
    return showDependency(terminal, text, feature, level)
  })
  terminal.report(found)
  return 0
}

/** What `--feature text` needs, as Kafka's tools say it; answers what is reported. */
export function showDependency(terminal: Terminal, text: string, feature: string, level: number): object {
  const shown = feature === 'metadata.version' ? `${text} (${metadataVersionName(level)})` : text
  const needed = neededMetadataVersion(feature, level)
  if (needed === undefined) terminal.line(`${shown} has no dependencies.`)
  else {
    terminal.line(`${shown} requires:`)
    terminal.line(`    metadata.version=${needed} (${metadataVersionName(needed)})`)
  }
  return { feature, level, requires: needed === undefined ? {} : { 'metadata.version': needed } }
}
