// The levels of the feature metadata.version and their names, as in Apache Kafka 4.4.

export const metadataVersionMin = 7
/** 4.4-IV2. */
export const metadataVersionLatest = 33

const names: readonly string[] = [
  '3.3-IV3',
  '3.4-IV0',
  '3.5-IV0',
  '3.5-IV1',
  '3.5-IV2',
  '3.6-IV0',
  '3.6-IV1',
  '3.6-IV2',
  '3.7-IV0',
  '3.7-IV1',
  '3.7-IV2',
  '3.7-IV3',
  '3.7-IV4',
  '3.8-IV0',
  '3.9-IV0',
  '4.0-IV0',
  '4.0-IV1',
  '4.0-IV2',
  '4.0-IV3',
  '4.1-IV0',
  '4.1-IV1',
  '4.2-IV0',
  '4.2-IV1',
  '4.3-IV0',
  '4.4-IV0',
  '4.4-IV1',
  '4.4-IV2'
]

/** `4.4-IV2` for 33; the number where it has no name. */
export function metadataVersionName(level: number): string {
  return names[level - metadataVersionMin] ?? `UNKNOWN ${level}`
}

/** Every name from `4.4-IV2` back is known; oldest first. */
export const metadataVersionNames: readonly string[] = names

/** The level of `4.3-IV0`, or the newest of a release: `4.3`, `4.3.1`. Undefined when there is none. */
export function metadataVersionNamed(text: string): number | undefined {
  const name = text.split('.').slice(0, 2).join('.')
  const at = names.findLastIndex((one) => one === name || one.startsWith(`${name}-`))
  return at < 0 ? undefined : at + metadataVersionMin
}
