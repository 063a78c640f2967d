// What every micro benchmark is: named cases, each a function that answers a number (or bytes) of the work it did.
//
//   node bench/micro/ROOM/NAME.mjs [--tiny]
//
// First each case runs a few times, and what it answers goes into a hash: the same work gives the same hash, and work that was
// optimised away or never happened does not. Then, unless `--tiny`, `benchmark` measures.

import { createHash } from 'node:crypto'
import benchmark from 'benchmark'

export const tiny = process.argv.includes('--tiny')
const provingRuns = 3

/** @param {Map<string, () => number | Uint8Array>} cases */
export function runSuite(title, cases) {
  const hash = createHash('sha256')
  for (const [name, run] of cases) {
    hash.update(name)
    for (let count = 0; count < provingRuns; count++) {
      const answer = run()
      hash.update(typeof answer === 'number' ? `${answer}\n` : answer)
    }
  }
  if (!tiny) {
    const suite = new benchmark.Suite()
    for (const [name, run] of cases) suite.add(name, run, { maxTime: 1 })
    suite.on('cycle', ({ target: { name, hz, stats, error } }) => {
      if (error !== undefined) throw error
      const micros = (1e6 / hz).toFixed(3).padStart(10)
      console.log(
        `${name.padEnd(48)}${micros} us ${Math.round(hz).toLocaleString('en').padStart(12)} ops/s +-${stats.rme.toFixed(1)} %`
      )
    })
    suite.run()
  }
  console.log(`${title}: work ${hash.digest('hex').slice(0, 16)}`)
}
