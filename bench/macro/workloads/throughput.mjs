/** What is kept of the load generator's line for work that moves bytes. */
export function throughput({
  bytes,
  requests,
  records,
  seconds,
  mibPerSecond,
  brokerCpuSeconds,
  latencyUs,
  percentiles
}) {
  return {
    cpuPerGiB: (brokerCpuSeconds * 2 ** 30) / bytes,
    cpuMicrosPerRequest: (brokerCpuSeconds * 1e6) / requests,
    mibPerSecond,
    recordsPerSecond: records / seconds,
    latencyUs,
    percentiles
  }
}
