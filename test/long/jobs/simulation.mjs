// Many seeds of the raft simulation, on from where an interrupted run stopped. A seed that fails joins seeds.txt.

import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

export const title = 'raft under faults, 1000 seeds (--seeds N, --from SEED)'
export const smoke = { seeds: 50 }

const source = fileURLToPath(new URL('../../../src/', import.meta.url))
const scenarios = fileURLToPath(new URL('../../simulation/scenarios.ts', import.meta.url))
const seedsFile = new URL('../../simulation/seeds.txt', import.meta.url)

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

export async function run({ seeds = 1000, from = 21 }, memory) {
  const before = memory.load() ?? { next: from, end: from + seeds, failed: [], committed: 0 }
  const state = await withScenarios(({ runSeed }) => runSeeds(runSeed, before, memory))
  if (state.failed.length > 0) throw new Error(`seeds ${state.failed.join(' ')} failed; they are in seeds.txt now`)
  return `seeds ${from} to ${state.end - 1} keep every promise, ${state.committed} offsets committed`
}

function runSeeds(runSeed, { next, end, failed, committed }, memory) {
  let total = committed
  for (let seed = next; seed < end; seed++) {
    try {
      total += runSeed(seed).committed
    } catch (failure) {
      failed.push(seed)
      const found = failure.message.split('\n')[0]
      console.log(`seed ${seed}: ${found}`)
      appendFileSync(seedsFile, `${seed} # ${found.slice(0, 100)}\n`)
    }
    if (seed % 100 === 0) memory.save({ next: seed + 1, end, failed, committed: total })
  }
  return { end, failed, committed: total }
}
