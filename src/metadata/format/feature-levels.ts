// Which feature levels a new cluster begins with: those of a release, and what was asked for by name.

import {
  metadataVersionLatest,
  metadataVersionMin,
  metadataVersionName,
  metadataVersionNamed,
  metadataVersionNames
} from '#model/metadata-versions.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { knownFeatures, kraftVersionFeature, metadataVersionFeature, neededMetadataVersion } from '../features.ts'
import { FormatRefused } from './format-refused.ts'

/** The metadata.version from which on a level is what a new cluster gets; newest level first. */
const defaultSince: Readonly<Record<string, readonly (readonly [level: number, since: number])[]>> = {
  'eligible.leader.replicas.version': [[1, 26]],
  'group.version': [[1, 22]],
  'share.version': [
    [2, 31],
    [1, 28]
  ],
  'streams.version': [[1, 29]],
  'transaction.version': [[2, 24]]
}

export function defaultLevel(feature: string, metadataVersion: number): number {
  return defaultSince[feature]?.find(([, since]) => metadataVersion >= since)?.[0] ?? 0
}

/** `name=level`, as it is given on a command line. */
export function parseFeature(text: string): readonly [name: string, level: number] {
  const at = text.indexOf('=')
  if (at < 0) throw new FormatRefused(`Can't parse feature=level string ${text}: equals sign not found.`)
  const level = text.slice(at + 1).trim()
  if (!/^-?\d+$/.test(level))
    throw new FormatRefused(`Can't parse feature=level string ${text}: unable to parse ${level} as a short.`)
  return [text.slice(0, at).trim(), Number(level)]
}

function releaseLevel(release: string): number {
  const level = metadataVersionNamed(release)
  if (level !== undefined) return level
  throw new FormatRefused(
    `Unknown metadata.version '${release}'. Supported metadata.version are: ${metadataVersionNames.join(', ')}`
  )
}

function metadataVersionOf(release: string | undefined, asked: ReadonlyMap<string, number>): number {
  const level = asked.get(metadataVersionFeature)
  if (level === undefined) return release === undefined ? metadataVersionLatest : releaseLevel(release)
  if (release !== undefined)
    throw new FormatRefused('Use --release-version instead of --feature metadata.version=X to avoid ambiguity.')
  if (level < metadataVersionMin || level > metadataVersionLatest)
    throw new FormatRefused(`No MetadataVersion with feature level ${level}.`)
  return level
}

function checkLevel(name: string, level: number, metadataVersion: number): void {
  const range = knownFeatures.get(name)
  if (range === undefined)
    throw new FormatRefused(
      `Unsupported feature: ${name}. Supported features are: ${[...knownFeatures.keys()].filter((one) => one !== metadataVersionFeature).join(', ')}`
    )
  if (level < range.min || level > range.max) throw new FormatRefused(`No feature:${name} with feature level ${level}`)
  const needed = neededMetadataVersion(name, level)
  if (metadataVersion < needed)
    throw new FormatRefused(
      `${name} could not be set to ${level} because it depends on metadata.version level ${needed}`
    )
}

export interface Levels {
  readonly metadataVersion: number
  /** `4.4-IV2`. */
  readonly metadataVersionName: string
  /** Every feature but metadata.version and kraft.version, by name; 0 is off. */
  readonly features: ReadonlyMap<string, number>
  /** Undefined unless it was asked for: the way the voters are given decides. */
  readonly kraftVersion: number | undefined
}

/** `release` as in `4.3` or `4.3-IV0`; `asked` may name metadata.version instead. Throws FormatRefused. */
export function decideLevels(release: string | undefined, asked: ReadonlyMap<string, number>): Levels {
  for (const name of asked.keys()) if (name !== metadataVersionFeature) checkLevel(name, 0, metadataVersionLatest)
  const metadataVersion = metadataVersionOf(release, asked)
  const features = new Map<string, number>()
  for (const name of Object.keys(defaultSince)) {
    const level = asked.get(name) ?? defaultLevel(name, metadataVersion)
    checkLevel(name, level, metadataVersion)
    features.set(name, level)
  }
  const kraftVersion = asked.get(kraftVersionFeature)
  if (kraftVersion !== undefined) checkLevel(kraftVersionFeature, kraftVersion, metadataVersion)
  return { metadataVersion, metadataVersionName: metadataVersionName(metadataVersion), features, kraftVersion }
}

/** metadata.version first, the others by name. A level of 0 has no record. */
export function featureRecords(features: Readonly<Record<string, number>>): MetadataRecordDraft[] {
  const names = Object.keys(features)
    .filter((name) => name !== metadataVersionFeature)
    .sort()
  return [metadataVersionFeature, ...names]
    .filter((name) => (features[name] ?? 0) > 0)
    .map((name) => ({ kind: 'FeatureLevelRecord', version: 0, value: { name, featureLevel: features[name] ?? 0 } }))
}
