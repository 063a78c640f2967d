// Many seeds of the raft simulation.

import { runSeeds } from '../seeds.mjs'

export const title = 'raft under faults, 1000 seeds (--seeds N, --from SEED)'
export const smoke = { seeds: 50 }

const folder = new URL('../../simulation/', import.meta.url)

export async function run({ seeds = 1000, from = 21 }, memory) {
  const { end, sums } = await runSeeds(folder, 'runSeed', ['committed'], { seeds, from }, memory)
  return `seeds ${from} to ${end - 1} keep every promise, ${sums.committed} offsets committed`
}
