// Metrics in words: the ones that a workload answers first, with their units.

const units = {
  cpuPerGiB: ['CPU s/GiB', 3],
  mibPerSecond: ['MiB/s', 0],
  fetchCpuPerGiB: ['CPU s/GiB fetched', 3],
  fetchMibPerSecond: ['MiB/s fetched', 0],
  commitsPerSecond: ['commits/s', 0],
  offsetsPerSecond: ['offsets/s', 0],
  cpuSecondsPerMillion: ['CPU s/million', 2],
  p50Ms: ['ms p50', 2],
  p99Ms: ['ms p99', 2],
  p999Ms: ['ms p99.9', 2],
  p99AloneMs: ['ms p99 alone', 2],
  p99BesideMs: ['ms p99 beside', 2],
  ratioBeside: ['times alone', 2],
  startMs: ['ms to first answer', 0],
  cleanStartMs: ['ms of a clean start', 0],
  gibPerSecond: ['GiB/s', 2],
  gibPerCpuSecond: ['GiB/CPU s', 2],
  idleMiB: ['MiB idle', 0],
  loadedMiB: ['MiB loaded', 0],
  peakMiB: ['MiB peak', 0],
  cpuMillisPerSecond: ['CPU ms/s', 2],
  cpuShare: ['CPUs', 3],
  kibPerPartition: ['KiB/partition', 1],
  kibPerWrittenPartition: ['KiB/written partition', 1],
  shareOf10: ['of 10 partitions', 2],
  kibPerConnection: ['KiB/connection', 1],
  createSeconds: ['s to create', 1],
  togetherMs: ['ms until together', 0],
  afterLeaveMs: ['ms after a leave', 0],
  cpuMillisPerMember: ['CPU ms/member', 2]
}

/** "1.31 CPU s/GiB, 402 MiB/s" */
export function inWords(metrics) {
  return Object.entries(units)
    .filter(([name]) => typeof metrics[name] === 'number')
    .map(([name, [unit, digits]]) => `${metrics[name].toFixed(digits)} ${unit}`)
    .join(', ')
}
