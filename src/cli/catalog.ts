// Every command: what it is called here and among Kafka's scripts, and where its code is. Only the one that runs is loaded.

import type { Tool } from './tool.ts'

export interface Entry {
  /** `ottla topics` */
  readonly command: string
  /** bin/kafka-topics.sh; several scripts may be one command. */
  readonly scripts: readonly string[]
  readonly group: 'topics and records' | 'groups' | 'cluster' | 'security' | 'server' | 'performance' | 'help'
  readonly about: string
  readonly load: () => Promise<{ readonly tool: Tool }>
}

export const catalog: readonly Entry[] = [
  {
    command: 'topics',
    scripts: ['kafka-topics.sh'],
    group: 'topics and records',
    about: 'create, alter, delete, list and describe topics',
    load: () => import('./commands/topics.ts')
  },
  {
    command: 'server-start',
    scripts: ['kafka-server-start.sh'],
    group: 'server',
    about: 'run a broker; `ottla server start` needs no file',
    load: () => import('./commands/server-start.ts')
  },
  {
    command: 'server-stop',
    scripts: ['kafka-server-stop.sh'],
    group: 'server',
    about: 'stop the brokers of this machine',
    load: () => import('./commands/server-stop.ts')
  },
  {
    command: 'completion',
    scripts: [],
    group: 'help',
    about: 'the completion of this command line, for bash or zsh',
    load: () => import('./commands/completion.ts')
  },
  {
    command: 'storage',
    scripts: ['kafka-storage.sh'],
    group: 'server',
    about: 'format the log directories of a node, and tell of them',
    load: () => import('./commands/storage.ts')
  },
  {
    command: 'dump-log',
    scripts: ['kafka-dump-log.sh'],
    group: 'server',
    about: 'show what is in the files of a log directory',
    load: () => import('./commands/dump-log.ts')
  },
  {
    command: 'configs',
    scripts: ['kafka-configs.sh'],
    group: 'cluster',
    about: 'show and change configurations, quotas and credentials',
    load: () => import('./commands/configs.ts')
  },
  {
    command: 'get-offsets',
    scripts: ['kafka-get-offsets.sh'],
    group: 'topics and records',
    about: 'offsets of partitions by time',
    load: () => import('./commands/get-offsets.ts')
  },
  {
    command: 'delete-records',
    scripts: ['kafka-delete-records.sh'],
    group: 'topics and records',
    about: 'delete records before an offset',
    load: () => import('./commands/delete-records.ts')
  },
  {
    command: 'log-dirs',
    scripts: ['kafka-log-dirs.sh'],
    group: 'cluster',
    about: 'log directories of brokers, and what is in them',
    load: () => import('./commands/log-dirs.ts')
  },
  {
    command: 'broker-api-versions',
    scripts: ['kafka-broker-api-versions.sh'],
    group: 'cluster',
    about: 'the APIs and versions that brokers speak',
    load: () => import('./commands/broker-api-versions.ts')
  },
  {
    command: 'cluster',
    scripts: ['kafka-cluster.sh'],
    group: 'cluster',
    about: 'the id of the cluster, its endpoints; unregister a broker',
    load: () => import('./commands/cluster.ts')
  },
  {
    command: 'metadata-quorum',
    scripts: ['kafka-metadata-quorum.sh'],
    group: 'cluster',
    about: 'the quorum of controllers: status, replication, members',
    load: () => import('./commands/metadata-quorum.ts')
  },
  {
    command: 'features',
    scripts: ['kafka-features.sh'],
    group: 'cluster',
    about: 'feature levels: show, upgrade, downgrade, disable',
    load: () => import('./commands/features.ts')
  },
  {
    command: 'groups',
    scripts: ['kafka-groups.sh'],
    group: 'groups',
    about: 'list groups of every kind',
    load: () => import('./commands/groups.ts')
  },
  {
    command: 'consumer-groups',
    scripts: ['kafka-consumer-groups.sh'],
    group: 'groups',
    about: 'list and describe consumer groups, reset and delete offsets',
    load: () => import('./commands/consumer-groups.ts')
  },
  {
    command: 'leader-election',
    scripts: ['kafka-leader-election.sh'],
    group: 'cluster',
    about: 'elect preferred or unclean leaders',
    load: () => import('./commands/leader-election.ts')
  },
  {
    command: 'console-producer',
    scripts: ['kafka-console-producer.sh'],
    group: 'topics and records',
    about: 'write lines of standard input to a topic',
    load: () => import('./commands/console-producer.ts')
  },
  {
    command: 'producer-perf-test',
    scripts: ['kafka-producer-perf-test.sh'],
    group: 'performance',
    about: 'how many records a second a producer gets acknowledged',
    load: () => import('./commands/producer-perf-test.ts')
  },
  {
    command: 'consumer-perf-test',
    scripts: ['kafka-consumer-perf-test.sh'],
    group: 'performance',
    about: 'how many records a second a consumer reads',
    load: () => import('./commands/consumer-perf-test.ts')
  },
  {
    command: 'e2e-latency',
    scripts: ['kafka-e2e-latency.sh'],
    group: 'performance',
    about: 'how long a record takes from a producer to a consumer',
    load: () => import('./commands/e2e-latency.ts')
  },
  {
    command: 'verifiable-producer',
    scripts: ['kafka-verifiable-producer.sh'],
    group: 'performance',
    about: 'produce numbers and tell of each as JSON',
    load: () => import('./commands/verifiable-producer.ts')
  },
  {
    command: 'verifiable-consumer',
    scripts: ['kafka-verifiable-consumer.sh'],
    group: 'performance',
    about: 'consume as a group member and tell of everything as JSON',
    load: () => import('./commands/verifiable-consumer.ts')
  },
  {
    command: 'doctor',
    scripts: [],
    group: 'server',
    about: 'look at configuration, directories, limits, ports and clock, and say what to do',
    load: () => import('./commands/doctor.ts')
  },
  {
    command: 'console-consumer',
    scripts: ['kafka-console-consumer.sh'],
    group: 'topics and records',
    about: 'print the records of topics',
    load: () => import('./commands/console-consumer.ts')
  }
]

/** A command by the name of `ottla` (`topics`), of the script (`kafka-topics.sh`) or of the script without its ending. */
export function findEntry(name: string): Entry | undefined {
  return catalog.find(
    ({ command, scripts }) => command === name || scripts.includes(name) || scripts.includes(`${name}.sh`)
  )
}
