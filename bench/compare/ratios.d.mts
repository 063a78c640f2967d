export interface Run {
  readonly round: number
  readonly target: string
  readonly workload: string
  readonly metrics?: Readonly<Record<string, unknown>>
}
export interface Ratio {
  readonly metric: string
  readonly against: string
  readonly median: number
  readonly least: number
  readonly most: number
  readonly count: number
}
export interface Summary {
  readonly workload: string
  readonly title: string
  readonly targets: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly ratios: readonly Ratio[]
}
export function summarize(
  runs: readonly Run[],
  workloads: readonly {
    readonly name: string
    readonly title: string
    readonly group: string
    readonly factor: string
  }[]
): Summary[]
