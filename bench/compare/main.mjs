// npm run bench:compare -- --kafka-home DIR [workload...]: the macro workloads on Ottla, Apache Kafka and the limit, interleaved (A B C D, A B
// C D, ...), as medians of the ratios within each round, with their spread. All stay up from the first round to the last; both brokers
// are warmed first.

import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { buildLoad } from '../macro/load.mjs'
import { machine } from '../macro/measure.mjs'
import { Progress } from '../macro/progress.mjs'
import { runWorkload, suits, Targets } from '../macro/run.mjs'
import { inWords } from '../macro/table.mjs'
import { scales, selectWorkloads } from '../macro/workloads/all.mjs'
import { summarize } from './ratios.mjs'

const program = new Command('bench:compare')
  .argument('[workload...]', 'names or groups; without them the default selection')
  .option('--kafka-home <dir>', 'an Apache Kafka distribution')
  .option('--kafka-libs <dir>', 'or only the folder with its jars')
  .option('--rounds <n>', 'how often each is measured', Number, 3)
  .option('--scale <name>', Object.keys(scales).join(', '), 'usual')
  .option('--mib <n>', 'of each throughput workload, instead of what the scale says', Number)
  .option('--warm <n>', 'MiB of each kind of work before the first round, instead of what the scale says', Number)
  .option('--full', 'all workloads', false)
  .option('--json <file>', 'write the results here')
  .parse()
const options = program.opts()
const libs = options.kafkaLibs ?? (options.kafkaHome && join(options.kafkaHome, 'libs'))
if (libs === undefined || !existsSync(libs)) {
  console.error('bench:compare: --kafka-home must name an Apache Kafka distribution (the folder with bin/ and libs/)')
  process.exit(2)
}
const chosen = scales[options.scale]
const scale = {
  ...chosen,
  ...(options.mib === undefined ? {} : { mib: options.mib }),
  ...(options.warm === undefined ? {} : { warmMib: options.warm })
}
const specs = [
  { kind: 'limit', name: 'limit' },
  { kind: 'limit', name: 'limit validated', mode: 'validate' },
  { kind: 'limit', name: 'limit flush', mode: 'flush' },
  { kind: 'ottla', name: 'ottla' },
  { kind: 'kafka', name: 'kafka', libs }
]
const selected = selectWorkloads(program.args, options)
const oneRound = selected.flatMap((workload) =>
  specs.filter((spec) => suits(workload, spec)).map((spec) => ({ workload, spec }))
)

buildLoad()
const results = {
  kind: 'compare',
  command: shownCommand(),
  revision: execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
    encoding: 'utf8'
  }).trim(),
  date: new Date().toISOString(),
  scale,
  rounds: options.rounds,
  machine: machine(),
  runs: []
}
const targets = new Targets(scale.warmMib)
const progress = new Progress(oneRound.length * options.rounds)
try {
  for (const { spec } of oneRound) await targets.of(spec)
  for (let round = 0; round < options.rounds; round++) {
    for (const { workload, spec } of oneRound) {
      const run = { round, workload: workload.name, target: spec.name }
      await progress.step(`round ${round + 1}: ${workload.name} on ${spec.name}`, async () => {
        try {
          run.metrics = await runWorkload(workload, spec, targets, scale, libs)
        } catch (failure) {
          run.failure = failure.message
          process.exitCode = 1
        }
      })
      results.runs.push(run)
    }
    save()
  }
} finally {
  progress.stop()
  await targets.stop()
}
report()

/** As one would type it: without the paths of this machine. */
function shownCommand() {
  const { rounds, scale, mib, warm, full } = options
  const flags = Object.entries({ rounds, scale, mib, warm }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${value}`]
  )
  const words = ['npm run bench:compare -- --kafka-home DIR', ...flags, ...(full ? ['--full'] : []), ...program.args]
  return words.join(' ')
}

/** After every round, so that a run that is cut short leaves what it has. */
function save() {
  results.summary = summarize(results.runs, selected)
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`)
}

function report() {
  for (const { workload, title, targets: seen, ratios } of results.summary) {
    console.log(`\n${workload}: ${title}`)
    for (const [name, metrics] of Object.entries(seen)) console.log(`  ${name.padEnd(16)} ${inWords(metrics)}`)
    for (const { metric, against, median, least, most } of ratios)
      console.log(`  ${metric} against ${against}: ${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`)
  }
  for (const { workload, target, round, failure } of results.runs.filter((run) => run.failure !== undefined))
    console.log(`FAILED ${workload} on ${target}, round ${round + 1}: ${failure}`)
}
