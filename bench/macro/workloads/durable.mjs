// flush.messages=1: each of 64 producers waits until the disk has its batch. The limit is what the device does when every answer waits
// for one fdatasync of its file, shared with the others that came meanwhile.

const producers = 64

function durable(partitions) {
  return {
    name: `flush-${partitions}`,
    group: 'durable',
    factor: 'partitions',
    selected: true,
    title: `flush.messages=1, ${producers} producers of 1 KiB, ${partitions} partition${partitions === 1 ? '' : 's'}: commits a second`,
    targets: ['limit-flush', 'ottla', 'kafka'],
    async run({ target, topic, load, scale }) {
      await target.createTopic(topic, partitions, { 'flush.messages': 1 })
      const seen = await load('produce', {
        topic,
        partitions,
        connections: producers,
        depth: 1,
        record: 1024,
        batch: 1024,
        seconds: scale.seconds
      })
      await target.deleteTopic(topic)
      return {
        commitsPerSecond: seen.requests / seen.seconds,
        cpuMicrosPerRequest: (seen.brokerCpuSeconds * 1e6) / seen.requests,
        p99Ms: seen.latencyUs.p99 / 1000
      }
    }
  }
}

export const durableWorkloads = [durable(1), durable(16)]
