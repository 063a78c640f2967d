// `kafka-storage feature-dependencies`. It answers like kafka-features, but one feature after the other, and complains in other
// words.

import { metadataVersionMin } from '#model/metadata-versions.js'
import { showDependency } from '../commands/features/tables.ts'
import { highestLevels } from '../feature-levels.ts'
import type { Options } from '../options/options.ts'
import type { Terminal } from '../terminal.ts'

interface Named {
  readonly feature: string
  readonly level: number
}

function read(text: string): Named {
  const at = text.indexOf('=')
  if (at < 0)
    throw new Error(`Invalid feature format: ${text}. Expected format: 'feature=version' (e.g. 'group.version=1')`)
  const feature = text.slice(0, at)
  const level = text.slice(at + 1)
  if (!/^-?\d+$/.test(level)) throw new Error(`Invalid version format: ${level} for feature ${feature}`)
  const highest = highestLevels[feature]
  if (highest === undefined) throw new Error(`Unknown feature: ${feature}`)
  const isMetadata = feature === 'metadata.version'
  if (Number(level) >= (isMetadata ? metadataVersionMin : 0) && Number(level) <= highest)
    return { feature, level: Number(level) }
  throw new Error(
    isMetadata ? `Unknown metadata.version ${level}` : `Feature level ${level} is not supported for feature ${feature}`
  )
}

/** One after the other: what stands before a mistake is answered. */
export function storageFeatureDependencies(options: Options, terminal: Terminal): number {
  const found = options.values('feature').map((text) => {
    const { feature, level } = read(text)
    return showDependency(terminal, text, feature, level)
  })
  terminal.report(found)
  return 0
}
