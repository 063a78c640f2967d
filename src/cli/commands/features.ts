// kafka-features: feature levels of a cluster, and what releases set.

import { describeFeatures, type FeatureChange, updateFeatures } from '#client/admin/nodes.js'
import { KafkaError } from '#client/errors.js'
import { withAdmin } from '../connect.ts'
import { levelsOf, metadataVersionName } from '../feature-levels.ts'
import { messageOf } from '../logging.ts'
import { type OptionSpec, UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { bootstrapController, commandConfig, optionalBootstrapServer } from '../options/shared.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { featureDependencies, metadataVersionOf, parseFeature, versionMapping } from './features/tables.ts'

const upgradeTypes = { upgrade: 1, safe: 2, unsafe: 3 } as const
type Direction = 'upgrade' | 'downgrade' | 'disable'

const nameWidth = 42
const levelWidth = 17

const levelText = (feature: string, level: number): string =>
  feature === 'metadata.version' ? metadataVersionName(level) : String(level)

async function describe(options: Options, terminal: Terminal): Promise<number> {
  const features = await withAdmin(options, terminal, (admin) => describeFeatures(admin, options.number('node-id')))
  const names = [...features.supported.keys()].sort()
  const rows = names.map((name) => {
    const { min = 0, max = 0 } = features.supported.get(name) ?? {}
    const finalized = features.finalized.get(name)?.max ?? 0
    return { name, min: levelText(name, min), max: levelText(name, max), finalized: levelText(name, finalized) }
  })
  const epoch = Number(features.finalizedEpoch) < 0 ? '-' : String(features.finalizedEpoch)
  for (const { name, min, max, finalized } of rows) {
    terminal.line(
      `Feature: ${name.padEnd(nameWidth)}SupportedMinVersion: ${min.padEnd(levelWidth)}` +
        `SupportedMaxVersion: ${max.padEnd(levelWidth)}FinalizedVersionLevel: ${finalized.padEnd(levelWidth)}Epoch: ${epoch}`
    )
  }
  terminal.report({ epoch: features.finalizedEpoch, features: rows })
  return 0
}

/** The levels that a release stands for; a level of 0 is nothing to upgrade to. */
function ofRelease(text: string, direction: Direction): Map<string, number> {
  const { level } = metadataVersionOf(text)
  const levels = new Map([['metadata.version', level]])
  for (const [feature, other] of levelsOf(level)) {
    if (other > 0 || direction === 'downgrade') levels.set(feature, other)
  }
  return levels
}

function wantedLevels(options: Options, direction: Direction, terminal: Terminal): Map<string, number> {
  const features = options.values('feature')
  const [release, metadata] = [options.value('release-version'), options.value('metadata')]
  if (direction === 'disable') {
    if (features.length === 0) throw new UsageError('You must specify at least one feature to disable')
    return new Map(features.map((name) => [name, 0]))
  }
  if (release !== undefined) {
    if (features.length > 0 || metadata !== undefined) {
      throw new UsageError('Can not specify `release-version` with other feature flags.')
    }
    return ofRelease(release, direction)
  }
  const levels = new Map<string, number>()
  if (metadata !== undefined) {
    const warning = ' `metadata` flag is deprecated and may be removed in a future release.'
    if (terminal.json) terminal.error(warning)
    else terminal.line(warning)
    levels.set('metadata.version', metadataVersionOf(metadata).level)
  }
  for (const text of features) {
    const [name, level] = parseFeature(text)
    if (levels.has(name)) throw new UsageError(`Feature ${name} was specified more than once.`)
    levels.set(name, level)
  }
  if (levels.size === 0) throw new UsageError(`You must specify at least one feature to ${direction}`)
  return levels
}

async function change(options: Options, terminal: Terminal, direction: Direction): Promise<number> {
  const levels = wantedLevels(options, direction, terminal)
  const down = options.has('unsafe') ? upgradeTypes.unsafe : upgradeTypes.safe
  const upgradeType = direction === 'upgrade' ? upgradeTypes.upgrade : down
  const dry = options.has('dry-run')
  const changes = [...levels].map(([name, level]): FeatureChange => ({ name, level, upgradeType }))
  const outcomes = await withAdmin(options, terminal, (admin) => updateFeatures(admin, changes, { validateOnly: dry }))
  let failures = 0
  for (const { name, level } of [...changes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const error = outcomes.get(name)?.error
    const to = direction === 'disable' ? '' : ` to ${level}`
    const done = direction === 'disable' ? 'disabled' : `${direction}d`
    if (error !== undefined) {
      failures += 1
      terminal.line(`${dry ? 'Can' : 'Could'} not ${direction} ${name}${to}. ${error.message}`)
    } else if (dry) terminal.line(`${name} can be ${done}${to}.`)
    else terminal.line(`${name} was ${done}${to}.`)
  }
  terminal.report(
    changes.map(({ name, level }) => ({ feature: name, level, error: outcomes.get(name)?.error?.message ?? null }))
  )
  if (failures > 0) throw new UsageError(`${failures} out of ${changes.length} operation(s) failed.`)
  return 0
}

const subcommands: Readonly<Record<string, (options: Options, terminal: Terminal) => Promise<number> | number>> = {
  describe,
  upgrade: (options, terminal) => change(options, terminal, 'upgrade'),
  downgrade: (options, terminal) => change(options, terminal, 'downgrade'),
  disable: (options, terminal) => change(options, terminal, 'disable'),
  'version-mapping': versionMapping,
  'feature-dependencies': featureDependencies
}

const connected = ['describe', 'upgrade', 'downgrade', 'disable']

const releaseVersion: OptionSpec = {
  name: 'release-version',
  argument: 'RELEASE_VERSION',
  about: 'All features as this release sets them: 4.3, or 4.3-IV0. The latest without it, where only a table is shown.'
}
const feature: OptionSpec = {
  name: 'feature',
  argument: 'FEATURE',
  repeated: true,
  about: 'A feature, as feature=level; may be repeated.'
}
const metadata: OptionSpec = {
  name: 'metadata',
  argument: 'METADATA',
  about: '(deprecated) metadata.version by its name.'
}
const dryRun: OptionSpec = { name: 'dry-run', about: 'Ask whether it can be done, and do not do it.' }
const unsafe: OptionSpec = { name: 'unsafe', about: 'Even if metadata may be lost.' }

export const tool: Tool = {
  name: 'kafka-features',
  javaClass: 'org.apache.kafka.tools.FeatureCommand',
  grammar: {
    manners: 'argparse',
    terse: true,
    about: 'This tool manages feature flags in Kafka.',
    options: [optionalBootstrapServer, bootstrapController, commandConfig],
    subcommands: [
      {
        name: 'describe',
        about: 'Describes the current active feature flags.',
        options: [{ name: 'node-id', argument: 'NODE_ID', type: 'Integer', about: 'Ask this node.' }]
      },
      {
        name: 'upgrade',
        about: 'Upgrade one or more feature flags.',
        options: [metadata, releaseVersion, feature, dryRun]
      },
      {
        name: 'downgrade',
        about: 'Downgrade one or more feature flags.',
        options: [metadata, releaseVersion, feature, unsafe, dryRun]
      },
      { name: 'disable', about: 'Disable one or more feature flags: level 0.', options: [feature, unsafe, dryRun] },
      { name: 'version-mapping', about: 'Which features a release sets.', options: [releaseVersion] },
      {
        name: 'feature-dependencies',
        about: 'What a level of a feature depends on.',
        options: [{ ...feature, required: true }]
      }
    ]
  },
  failed(error, terminal) {
    terminal.error(error instanceof KafkaError ? String(error) : messageOf(error))
    return 1
  },
  async run(options, terminal) {
    const { subcommand = '' } = options
    const server = options.has('bootstrap-server') || options.has('bootstrap-controller')
    if (connected.includes(subcommand) && !server) {
      const missing = 'You must specify either --bootstrap-controller or --bootstrap-server.'
      throw new UsageError(`Command line error: ${missing}. Type --help for help.`)
    }
    return (await subcommands[subcommand]?.(options, terminal)) ?? 1
  }
}
