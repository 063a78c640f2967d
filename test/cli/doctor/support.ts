import type { Finding, Level } from '#cli/doctor/finding.js'
import type { BrokerConfig } from '#config/broker-config.js'
import { type Loaded, loadConfig } from '#config/load.js'

export const loadedWith = (...overrides: string[]): Loaded => loadConfig({ overrides, hostname: 'localhost' })
export const configWith = (...overrides: string[]): BrokerConfig => loadedWith(...overrides).config

/** What was found at a level, as lines. */
export const at = (findings: readonly Finding[], level: Level): string[] =>
  findings.filter((finding) => finding.level === level).map(({ found }) => found)
