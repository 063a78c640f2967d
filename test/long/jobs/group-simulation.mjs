// Many seeds of the groups' simulation, on from where an interrupted run stopped. A seed that fails joins seeds.txt.

import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

export const title = 'consumer groups under faults, 10000 seeds (--seeds N, --from SEED)'
export const smoke = { seeds: 50 }

const source = fileURLToPath(new URL('../../../src/', import.meta.url))
const scenarios = fileURLToPath(new URL('../../simulation/groups/scenarios.ts', import.meta.url))
const seedsFile = new URL('../../simulation/groups/seeds.txt', import.meta.url)

/** The scenarios are TypeScript that imports rooms; vite loads them the way the tests do. */
async function withScenarios(use) {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    resolve: { alias: [{ find: /^#(.*)\.js$/, replacement: `${source}$1.ts` }] }
  })
  try {
    return use(await server.ssrLoadModule(scenarios))
  } finally {
    await server.close()
  }
}

export async function run({ seeds = 10_000, from = 21 }, memory) {
  const before = memory.load() ?? { next: from, end: from + seeds, failed: [], sums: [0, 0, 0] }
  const { end, failed, sums } = await withScenarios(({ runGroupSeed }) => runSeeds(runGroupSeed, before, memory))
  if (failed.length > 0) throw new Error(`seeds ${failed.join(' ')} failed; they are in seeds.txt now`)
  const [generations, assignments, acknowledged] = sums
  return `seeds ${from} to ${end - 1} keep every promise: ${generations} generations, ${assignments} assignments, ${acknowledged} commits`
}

function runSeeds(runGroupSeed, { next, end, failed, sums }, memory) {
  for (let seed = next; seed < end; seed++) {
    try {
      const { generations, assignments, acknowledged } = runGroupSeed(seed)
      for (const [at, more] of [generations, assignments, acknowledged].entries()) sums[at] += more
    } catch (failure) {
      failed.push(seed)
      const found = failure.message.split('\n')[0]
      console.log(`seed ${seed}: ${found}`)
      appendFileSync(seedsFile, `${seed} # ${found.slice(0, 100)}\n`)
    }
    if (seed % 100 === 0) memory.save({ next: seed + 1, end, failed, sums })
  }
  return { end, failed, sums }
}
