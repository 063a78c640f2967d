export interface Workload {
  readonly name: string
  readonly group: string
  readonly title: string
  readonly targets: readonly string[]
}
export const workloads: readonly Workload[]
export const scales: Readonly<Record<string, Readonly<Record<string, number>>>>
export function selectWorkloads(names: readonly string[], options?: { readonly full?: boolean }): readonly Workload[]
