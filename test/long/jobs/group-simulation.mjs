// Many seeds of the groups' simulation.

import { runSeeds } from '../seeds.mjs'

export const title = 'consumer groups under faults, 10000 seeds (--seeds N, --from SEED)'
export const smoke = { seeds: 50 }

const folder = new URL('../../simulation/groups/', import.meta.url)
const counted = ['generations', 'assignments', 'acknowledged']

export async function run({ seeds = 10_000, from = 21 }, memory) {
  const { end, sums } = await runSeeds(folder, 'runGroupSeed', counted, { seeds, from }, memory)
  const { generations, assignments, acknowledged } = sums
  return `seeds ${from} to ${end - 1} keep every promise: ${generations} generations, ${assignments} assignments, ${acknowledged} commits`
}
