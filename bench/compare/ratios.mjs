// Many runs of few workloads, as medians, and as ratios of Ottla to each other target within one round: what the machine did to both in
// that minute cancels out.

import { median, spread } from '../macro/statistics.mjs'

/** The metrics that are compared. */
export const compared = [
  'cpuPerGiB',
  'mibPerSecond',
  'fetchCpuPerGiB',
  'fetchMibPerSecond',
  'p50Ms',
  'p99Ms',
  'p999Ms',
  'ratioBeside',
  'commitsPerSecond',
  'offsetsPerSecond',
  'cpuSecondsPerMillion',
  'togetherMs',
  'cpuMillisPerMember',
  'startMs',
  'idleMiB',
  'loadedMiB',
  'peakMiB',
  'cpuMillisPerSecond',
  'kibPerPartition',
  'kibPerConnection',
  'gibPerSecond'
]

function middle(runs) {
  const metrics = {}
  for (const name of Object.keys(runs[0].metrics)) {
    const values = runs.map((run) => run.metrics[name])
    if (values.every((value) => typeof value === 'number')) metrics[name] = median(values)
  }
  // A curve belongs to one run: the one whose p99 is in the middle.
  const curves = runs.filter((run) => run.metrics.percentiles !== undefined)
  const tail = ({ metrics: { p99Ms, latencyUs } }) => p99Ms ?? latencyUs?.p99 ?? 0
  if (curves.length > 0)
    metrics.percentiles = curves.toSorted((a, b) => tail(a) - tail(b))[curves.length >> 1].metrics.percentiles
  return metrics
}

/** Ratios of `ottla` to `against`, round by round. */
function ratio(runs, against, metric) {
  const values = []
  for (const ours of runs.filter(({ target }) => target === 'ottla')) {
    const theirs = runs.find(({ target, round }) => target === against && round === ours.round)
    const value = ours.metrics[metric] / theirs?.metrics[metric]
    if (Number.isFinite(value) && value > 0) values.push(value)
  }
  return values.length === 0 ? undefined : { metric, against, ...spread(values) }
}

/** One entry for each workload: medians by target, ratios by metric and target. */
export function summarize(runs, workloads) {
  return workloads
    .map(({ name, title, group, factor }) => {
      const good = runs.filter(({ workload, metrics }) => workload === name && metrics !== undefined)
      const names = [...new Set(good.map(({ target }) => target))]
      const targets = Object.fromEntries(
        names.map((target) => [target, middle(good.filter((run) => run.target === target))])
      )
      const ratios = names
        .filter((target) => target !== 'ottla')
        .flatMap((against) => compared.map((metric) => ratio(good, against, metric)))
        .filter((one) => one !== undefined)
      return { workload: name, title, group, factor, targets, ratios }
    })
    .filter(({ targets }) => Object.keys(targets).length > 0)
}
