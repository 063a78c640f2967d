// npm run bench:ab -- --base REF [workload...]: is this checkout slower than REF? Both are built and alive at once; CPU for a request is the
// measure; exits with 1 when the 99 % interval of the ratio lies wholly above 1.04 for a workload, with 2 when it could not measure.

import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { buildLoad } from '../macro/load.mjs'
import { machine } from '../macro/measure.mjs'
import { Progress } from '../macro/progress.mjs'
import { warm } from '../macro/run.mjs'
import { median } from '../macro/statistics.mjs'
import { startTarget } from '../macro/targets.mjs'
import { checkout } from './checkout.mjs'
import { judge, measurePairs, worseAbove } from './compare.mjs'
import { abWorkloads } from './workloads.mjs'

const program = new Command('bench:ab')
  .argument('[workload...]', `of ${abWorkloads.map(({ name }) => name).join(', ')}; without them all`)
  .option('--base <ref>', 'the revision to compare with; without it this checkout with itself')
  .option('--pairs <n>', 'how many', Number, 100)
  .option('--slice <seconds>', 'length of one measurement', Number, 0.5)
  .option('--warm <mib>', 'of each kind of work before the first slice', Number, 256)
  .option(
    '--slow <share>',
    'makes this side slower on purpose by about this share of a request: shows that it is seen',
    Number
  )
  .option('--json <file>', 'write the results here')
  .parse()
const options = program.opts()

const unknown = program.args.filter((name) => !abWorkloads.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(`bench:ab: unknown workload ${unknown.join(', ')}`)
  process.exit(2)
}
const selected = abWorkloads.filter(({ name }) => program.args.length === 0 || program.args.includes(name))

function slowFlags(micros) {
  const url = new URL('./slow.mjs', import.meta.url)
  url.searchParams.set('micros', micros.toFixed(2))
  return ['--import', url.href]
}

/** Starts both, measures, stops both. */
async function compareOn(workload, specs, pairs = options.pairs) {
  const targets = []
  try {
    for (const spec of specs) targets.push(await startTarget(spec))
    for (const target of targets) await warm(target, options.warm)
    return await measurePairs(...targets.map((target) => workload.on(target)), { pairs, seconds: options.slice })
  } finally {
    await Promise.allSettled(targets.map((target) => target.stop()))
  }
}

/** What a request costs without anything put in: the slowdown is a share of that. */
async function calibrate(workload, specs) {
  const pairs = await compareOn(workload, specs, 10)
  return median(pairs.flat())
}

async function main() {
  buildLoad()
  const base = options.base === undefined ? undefined : checkout(options.base)
  const baseSpec = { kind: 'ottla', name: 'base', ...(base === undefined ? {} : { checkout: base.folder }) }
  const results = {
    kind: 'ab',
    date: new Date().toISOString(),
    machine: machine(),
    options,
    base: base?.commit,
    workloads: []
  }
  const progress = new Progress(selected.length)
  for (const workload of selected) {
    await progress.step(workload.name, async () => {
      const headSpec = { kind: 'ottla', name: 'head' }
      if (options.slow !== undefined) {
        const micros = await calibrate(workload, [baseSpec, headSpec])
        headSpec.nodeFlags = slowFlags(micros * options.slow)
      }
      const pairs = await compareOn(workload, [baseSpec, headSpec])
      results.workloads.push({ workload: workload.name, title: workload.title, ...judge(pairs), samples: pairs })
    })
  }
  progress.stop()
  for (const { title, ratio, low, high, pairs, worse, samples } of results.workloads) {
    const cost = median(samples.map(([first]) => first)).toFixed(2)
    const verdict = worse ? `WORSE: above ${worseAbove}` : 'ok'
    console.log(
      `${title}: ${ratio.toFixed(3)} (99 %: ${low.toFixed(3)} to ${high.toFixed(3)}, ${pairs} pairs, base ${cost} µs a request) ${verdict}`
    )
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`)
  return results.workloads.some(({ worse }) => worse) ? 1 : 0
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (failure) => {
    console.error(failure)
    process.exitCode = 2
  }
)
