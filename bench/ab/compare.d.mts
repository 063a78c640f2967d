import type { Interval } from '../macro/statistics.mjs'

export function judge(pairs: readonly (readonly [number, number])[]): Interval & { readonly worse: boolean }
