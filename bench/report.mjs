// node bench/report.mjs [RESULTS.json] [--record] [--readme] [--html FILE] [--ab FILE]: what is made of a run of bench:compare.
//
//   --record   adds it to bench/baseline.json, the history
//   --readme   writes the newest run of bench/baseline.json into README.md
//   --html     writes a page with charts; without RESULTS.json of the newest run
//   --ab       results of bench:ab, for the page

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'

const program = new Command('report')
  .argument('[results]', 'what bench:compare wrote')
  .option('--record', 'add it to bench/baseline.json', false)
  .option('--readme', 'write the newest recorded run into README.md', false)
  .option('--html <file>', 'write a page')
  .option('--ab <file>', 'what bench:ab wrote, for the page')
  .parse()
const options = program.opts()
const [file] = program.args

const read = (path) => JSON.parse(readFileSync(path, 'utf8'))
const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const baseline = path('./baseline.json')
const entries = existsSync(baseline) ? read(baseline) : []
let run = file === undefined ? entries.at(-1) : read(file)
if (run === undefined) {
  console.error('report: there is no recorded run; name the results of bench:compare')
  process.exit(2)
}

/** Five digits say all that a run knows. */
const rounded = (_key, value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value

if (options.record && file !== undefined) {
  const { runs, ...rest } = run // every single slice: in the results, not in the history
  // As it is recorded: a figure that is rounded once more elsewhere must come out the same.
  run = JSON.parse(JSON.stringify(rest, rounded))
  entries.push(run)
  writeFileSync(baseline, `${JSON.stringify(entries, null, 1)}\n`)
}

if (options.html !== undefined) {
  const { page } = await import('./report/page.mjs')
  writeFileSync(options.html, page(run, entries, options.ab === undefined ? undefined : read(options.ab)))
}
if (options.readme) {
  const { withTable } = await import('./report/readme.mjs')
  const readme = path('../README.md')
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), entries.at(-1)))
}
