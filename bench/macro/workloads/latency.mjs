// From the moment a record is due to the moment a consumer has it, at a rate that does not wait for the broker (coordinated omission).

function atRate(name, rate, record, partitions, selected = true) {
  return {
    name: `latency-${name}`,
    group: 'latency',
    factor: 'rate',
    selected,
    title: `end to end at ${rate.toLocaleString('en')} records/s of ${record} B, linger 0, acks=all, ${partitions} partitions`,
    targets: ['ottla', 'kafka'],
    async run({ target, topic, load, scale }) {
      await target.createTopic(topic, partitions)
      const seen = await load('latency', { topic, partitions, record, rate, seconds: scale.latencySeconds, warm: 2 })
      await target.deleteTopic(topic)
      const { p50, p99, p999, max } = seen.latencyUs
      return {
        p50Ms: p50 / 1000,
        p99Ms: p99 / 1000,
        p999Ms: p999 / 1000,
        maxMs: max / 1000,
        cpuShare: seen.brokerCpuSeconds / seen.seconds,
        percentiles: seen.percentiles
      }
    }
  }
}

export const latencyWorkloads = [
  atRate('10k', 10_000, 1024, 6),
  atRate('100k', 100_000, 100, 6),
  atRate('10k-one-partition', 10_000, 1024, 1, false)
]
