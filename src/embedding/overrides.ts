// The configuration of a broker that lives for a test: loopback, free ports, one shard, and internal topics of one partition
// each, so that the first consumer group does not make fifty logs. Whatever the caller says wins.

type Values = Readonly<Record<string, string | number | boolean>>

function defaults(directory: string, port: number): Values {
  return {
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:0`,
    'log.dirs': directory,
    'ottla.shards': 1,
    'ottla.admin.listener': '127.0.0.1:0',
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.num.partitions': 1
  }
}

/** `key=value`, as on a command line. */
export function overridesOf(directory: string, port: number, overrides: Values): string[] {
  return Object.entries({ ...defaults(directory, port), ...overrides }).map(([key, value]) => `${key}=${value}`)
}
