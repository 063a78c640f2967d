import { clientWorkloads } from './clients.mjs'
import { durableWorkloads } from './durable.mjs'
import { fetchWorkloads } from './fetch.mjs'
import { groupWorkloads } from './groups.mjs'
import { latencyWorkloads } from './latency.mjs'
import { lifecycleWorkloads } from './lifecycle.mjs'
import { produceWorkloads } from './produce.mjs'
import { scaleWorkloads } from './scale.mjs'

/**
 * One factor is varied at a time. `targets` says against whom it can run; `fresh`: on a broker of its own; `ownTarget`: starts brokers itself;
 * `selected`: part of the default run. The group `clients` needs other people's programs and runs only when it is named.
 */
export const workloads = [
  ...produceWorkloads,
  ...fetchWorkloads,
  ...latencyWorkloads,
  ...scaleWorkloads,
  ...durableWorkloads,
  ...groupWorkloads,
  ...lifecycleWorkloads,
  ...clientWorkloads
]

/** Those named; a name may be a group ("produce"). Without names the default selection, or all. */
export function selectWorkloads(names, { full = false } = {}) {
  if (names.length === 0) return workloads.filter(({ selected, group }) => selected || (full && group !== 'clients'))
  const unknown = names.filter((name) => !workloads.some((one) => one.name === name || one.group === name))
  if (unknown.length > 0) {
    const known = [...new Set(workloads.map(({ group }) => group)), ...workloads.map(({ name }) => name)]
    console.error(`unknown workload ${unknown.join(', ')}: one of ${known.join(', ')}`)
    process.exit(2)
  }
  return workloads.filter(({ name, group }) => names.includes(name) || names.includes(group))
}

/** How much of each: the default selection must end within 15 minutes on two cores. `tiny` is whether it works, `quick` a first look. */
export const scales = {
  tiny: {
    warmMib: 0,
    mib: 2,
    secondsMax: 2,
    seconds: 1,
    latencySeconds: 1,
    catchUpMib: 4,
    manyPartitions: 1000,
    connections: 20,
    starts: 1,
    recoveryMib: 4,
    memoryMib: 4,
    idleSeconds: 1,
    members: 5,
    commits: 1000
  },
  quick: {
    warmMib: 128,
    mib: 128,
    secondsMax: 10,
    seconds: 3,
    latencySeconds: 5,
    catchUpMib: 256,
    manyPartitions: 2000,
    connections: 1000,
    starts: 1,
    recoveryMib: 500,
    memoryMib: 512,
    idleSeconds: 5,
    members: 50,
    commits: 100_000
  },
  usual: {
    warmMib: 256,
    mib: 512,
    secondsMax: 10,
    seconds: 5,
    latencySeconds: 8,
    catchUpMib: 1024,
    manyPartitions: 10_000,
    connections: 5000,
    starts: 3,
    recoveryMib: 1000,
    memoryMib: 2048,
    idleSeconds: 8,
    members: 100,
    commits: 300_000
  },
  full: {
    warmMib: 1024,
    mib: 2048,
    secondsMax: 30,
    seconds: 15,
    latencySeconds: 30,
    catchUpMib: 4096,
    manyPartitions: 10_000,
    connections: 5000,
    starts: 7,
    recoveryMib: 1000,
    memoryMib: 10_240,
    idleSeconds: 30,
    members: 500,
    commits: 1_000_000
  }
}
