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
    command: 'dump-log',
    scripts: ['kafka-dump-log.sh'],
    group: 'server',
    about: 'show what is in the files of a log directory',
    load: () => import('./commands/dump-log.ts')
  },
  {
    command: 'doctor',
    scripts: [],
    group: 'server',
    about: 'look at configuration, directories, limits, ports and clock, and say what to do',
    load: () => import('./commands/doctor.ts')
  }
]

/** A command by the name of `ottla` (`topics`), of the script (`kafka-topics.sh`) or of the script without its ending. */
export function findEntry(name: string): Entry | undefined {
  return catalog.find(
    ({ command, scripts }) => command === name || scripts.includes(name) || scripts.includes(`${name}.sh`)
  )
}
