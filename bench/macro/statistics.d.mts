export interface Interval {
  readonly ratio: number
  readonly low: number
  readonly high: number
  readonly pairs: number
}
export function median(values: readonly number[]): number
export function pairedRatio(pairs: readonly (readonly [number, number])[]): Interval
