// Many seeds of a simulation, on from where an interrupted run stopped. A seed that fails joins the list that every test run plays.

import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const savedEvery = 100

/** The scenarios are TypeScript that imports rooms; vite loads them the way the tests do. */
async function withScenarios(file, use) {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    resolve: { alias: [{ find: /^#(.*)\.js$/, replacement: `${source}$1.ts` }] }
  })
  try {
    return use(await server.ssrLoadModule(file))
  } finally {
    await server.close()
  }
}

/**
 * @param {URL} folder with scenarios.ts and seeds.txt
 * @param {string} runner the function of scenarios.ts that plays one seed and answers what it counted
 * @param {string[]} counted what of its answer is summed
 * @returns {Promise<{ end: number, sums: Record<string, number> }>}
 */
export function runSeeds(folder, runner, counted, { seeds, from }, memory) {
  const state = memory.load() ?? {
    next: from,
    end: from + seeds,
    failed: [],
    sums: Object.fromEntries(counted.map((name) => [name, 0]))
  }
  return withScenarios(fileURLToPath(new URL('scenarios.ts', folder)), (scenarios) => {
    for (let seed = state.next; seed < state.end; seed++) {
      try {
        const seen = scenarios[runner](seed)
        for (const name of counted) state.sums[name] += seen[name]
      } catch (failure) {
        state.failed.push(seed)
        const found = failure.message.split('\n')[0]
        console.log(`seed ${seed}: ${found}`)
        appendFileSync(new URL('seeds.txt', folder), `${seed} # ${found.slice(0, 100)}\n`)
      }
      if (seed % savedEvery === 0) memory.save({ ...state, next: seed + 1 })
    }
    if (state.failed.length > 0) throw new Error(`seeds ${state.failed.join(' ')} failed; they are in seeds.txt now`)
    return state
  })
}
