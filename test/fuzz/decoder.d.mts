import type { Codec } from '#protocol/wire/types.js'

export interface Vector {
  readonly api: string
  readonly version: number
  readonly hex: string
}

/** One seed: what came of it; throws what it found. */
export function round(
  seed: number,
  vectors: readonly Vector[],
  codecs: ReadonlyMap<string, Codec<unknown>>,
  wire: object
): 'read' | 'refused'

/** A seeded generator: each call answers a whole number below its limit. */
export function random(seed: number): (limit: number) => number

export function mutate(original: Buffer, pick: (limit: number) => number): Buffer
