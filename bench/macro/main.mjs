// npm run bench:macro -- [workload...] [--full] [--json FILE]: every workload on Ottla and, where it can run there, on the bare C++ server
// that is the limit. Brokers are started here; nothing else is needed.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { buildLoad } from './load.mjs'
import { machine } from './measure.mjs'
import { Progress } from './progress.mjs'
import { runWorkload, suits, Targets } from './run.mjs'
import { inWords } from './table.mjs'
import { scales, selectWorkloads, workloads } from './workloads/all.mjs'

const program = new Command('bench:macro')
  .argument('[workload...]', 'names or groups; without them the default selection')
  .option('--full', 'all workloads, at full length', false)
  .option('--tiny', 'each for a moment: whether it works', false)
  .option('--json <file>', 'write the results here')
  .option('--kafka-home <dir>', 'an Apache Kafka distribution, for the workload clients-java')
  .option('--list', 'say what there is', false)
  .parse()
const options = program.opts()
const libs = options.kafkaHome && join(options.kafkaHome, 'libs')

if (options.list) {
  for (const { name, selected, title } of workloads) console.log(`${selected ? ' ' : '-'} ${name.padEnd(24)} ${title}`)
  process.exit(0)
}

const specs = [
  { kind: 'limit', name: 'limit' },
  { kind: 'limit', name: 'limit validated', mode: 'validate' },
  { kind: 'limit', name: 'limit flush', mode: 'flush' },
  { kind: 'ottla', name: 'ottla' }
]
const scaleName = options.tiny ? 'tiny' : options.full ? 'full' : 'usual'
const selected = selectWorkloads(program.args, options)
const steps = selected.flatMap((workload) =>
  specs.filter((spec) => suits(workload, spec)).map((spec) => ({ workload, spec }))
)

buildLoad()
const results = { kind: 'macro', scale: scaleName, date: new Date().toISOString(), machine: machine(), workloads: [] }
const targets = new Targets(scales[scaleName].warmMib)
const progress = new Progress(steps.length)
let failed = 0
try {
  for (const { workload, spec } of steps) {
    const { name, title, group, factor } = workload
    const entry = { workload: name, title, group, factor, target: spec.name }
    await progress.step(`${name} on ${spec.name}`, async () => {
      try {
        entry.metrics = await runWorkload(workload, spec, targets, scales[scaleName], libs)
      } catch (failure) {
        entry.failure = failure.message
        failed += 1
      }
    })
    results.workloads.push(entry)
  }
} finally {
  progress.stop()
  await targets.stop()
}

let last
for (const { workload, title, target, metrics, failure } of results.workloads) {
  if (workload !== last) console.log(`\n${workload}: ${title}`)
  last = workload
  console.log(`  ${target.padEnd(16)} ${failure === undefined ? inWords(metrics) : `FAILED: ${failure}`}`)
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`)
process.exitCode = failed === 0 ? 0 : 1
