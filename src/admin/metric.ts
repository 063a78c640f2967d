// A metric as it stands at one scrape: a name, a sentence, and a value for each combination of labels.

import { bucketBoundsMs, histogramOf } from '#metrics/time-buckets.js'

export type Labels = Readonly<Record<string, string | number>>

export interface Sample {
  readonly value: number
  readonly labels: Labels
  /** Of a histogram's parts. */
  readonly metricName?: string
}

export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly values: readonly Sample[]
}

export const one = (value: number, labels: Labels = {}): Sample => ({ value, labels })

export function counter(name: string, help: string, values: readonly Sample[]): Metric {
  return { name, help, type: 'counter', values }
}

export function gauge(name: string, help: string, values: readonly Sample[] | number): Metric {
  return { name, help, type: 'gauge', values: typeof values === 'number' ? [one(values)] : values }
}

/** `row`: see time-buckets.ts. Bounds and sum are given in milliseconds times `scale`. */
export function histogram(
  name: string,
  help: string,
  rows: readonly { readonly labels: Labels; readonly row: Float64Array }[],
  scale: number
): Metric {
  const values = rows.flatMap(({ labels, row }): Sample[] => {
    const { cumulative, count, sumMs } = histogramOf(row, 0)
    const buckets = cumulative.map((value, at) => ({
      metricName: `${name}_bucket`,
      labels: { ...labels, le: (bucketBoundsMs[at] ?? 0) * scale },
      value
    }))
    return [
      ...buckets,
      { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
      { metricName: `${name}_sum`, labels, value: sumMs * scale },
      { metricName: `${name}_count`, labels, value: count }
    ]
  })
  return { name, help, type: 'histogram', values }
}
