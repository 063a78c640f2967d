// Which versions of each API the node at the other end answers, and the one to use: the newest that both know.

import { type ApiKey, apiOf } from '#protocol/generated/api-keys.js'
import type { ApiVersionsResponse } from '#protocol/generated/api-versions-response.js'
import { unsupportedVersion } from './errors.ts'

export interface VersionRange {
  readonly min: number
  readonly max: number
}

/** `CREATE_TOPICS`, as Kafka writes an API's name in messages. */
export function apiText(key: number): string {
  const name = apiOf(key)?.name ?? `API_${key}`
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

export class NodeVersions {
  /** As the node told it, with APIs that we do not know. */
  readonly answer: ApiVersionsResponse
  readonly #ranges: ReadonlyMap<number, VersionRange>

  constructor(answer: ApiVersionsResponse) {
    this.answer = answer
    this.#ranges = new Map(answer.apiKeys.map((api) => [api.apiKey, { min: api.minVersion, max: api.maxVersion }]))
  }

  rangeOf(key: number): VersionRange | undefined {
    return this.#ranges.get(key)
  }

  /** Throws UnsupportedVersionException when no version is known to both; `wanted` narrows ours. */
  pick(key: ApiKey, wanted?: Partial<VersionRange>): number {
    const api = apiOf(key)
    const theirs = this.#ranges.get(key)
    const min = Math.max(api?.versionMin ?? 0, wanted?.min ?? 0)
    const max = Math.min(api?.versionMax ?? -1, wanted?.max ?? Number.POSITIVE_INFINITY)
    if (theirs === undefined) throw unsupportedVersion(`The node does not support ${apiText(key)}`)
    const version = Math.min(max, theirs.max)
    if (version >= min && version >= theirs.min) return version
    throw unsupportedVersion(
      `The node does not support ${apiText(key)} with version in range [${min},${max}]. ` +
        `The supported range is [${theirs.min},${theirs.max}].`
    )
  }
}
