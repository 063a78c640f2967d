import type { Workload } from './workloads/all.mjs'

export function suits(workload: Workload, spec: { readonly kind: string; readonly mode?: string }): boolean
