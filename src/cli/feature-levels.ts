// Features and their levels in Kafka 4.4: names of metadata.version, what each release sets, what depends on what.

import { metadataVersionMin, metadataVersionNames } from '#model/metadata-versions.js'

interface Release {
  readonly level: number
  readonly name: string
}

export const metadataVersions: readonly Release[] = metadataVersionNames.map((name, at) => ({
  level: at + metadataVersionMin,
  name
}))

/** From which metadata.version on a release sets a feature to a level; in the order that Kafka's tool lists them. */
const steps: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  'kraft.version': [[21, 1]],
  'transaction.version': [[24, 2]],
  'group.version': [[22, 1]],
  'eligible.leader.replicas.version': [[26, 1]],
  'share.version': [
    [28, 1],
    [31, 2]
  ],
  'streams.version': [[29, 1]]
}

/** The highest level of each feature; metadata.version begins at 7, the others at 0. */
export const highestLevels: Readonly<Record<string, number>> = {
  'metadata.version': 33,
  'kraft.version': 1,
  'transaction.version': 2,
  'group.version': 1,
  'eligible.leader.replicas.version': 1,
  'share.version': 2,
  'streams.version': 1
}

/** `4.4-IV2` for 33. */
export function metadataVersionName(level: number): string {
  return metadataVersions.find((version) => version.level === level)?.name ?? `UNKNOWN ${level}`
}

/** `4.3-IV0`, or `4.3` for the newest of that release. */
export function findMetadataVersion(text: string): Release | undefined {
  return metadataVersions.findLast(({ name }) => name === text || name.startsWith(`${text}-`))
}

/** The levels a release sets beside metadata.version. */
export function levelsOf(metadataVersion: number): Map<string, number> {
  return new Map(
    Object.entries(steps).map(([feature, list]) => [
      feature,
      list.findLast(([from]) => metadataVersion >= from)?.[1] ?? 0
    ])
  )
}

/** The metadata.version that a level needs; undefined when it needs none. */
export function neededMetadataVersion(feature: string, level: number): number | undefined {
  return feature === 'eligible.leader.replicas.version' && level === 1 ? 23 : undefined
}
