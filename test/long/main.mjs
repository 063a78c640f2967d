// Runs one long job: `npm run long -- NAME [--seconds N] [--seeds N] [--from SEED] [--rounds N] [--python PYTHON] [--kafka-libs DIR] [--fresh]`.
//
// A job is a file in jobs/ that exports
//   title                     one line for the list
//   smoke                     options for a short run by continuous integration, or undefined
//   run(options, memory)      does the work; throws when it found something; returns the line that is printed as result.
//                             `memory.load()` gives what an interrupted run saved with `memory.save(state)`.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const jobsFolder = fileURLToPath(new URL('./jobs/', import.meta.url))
const memoryFolder = fileURLToPath(new URL('../../.long/', import.meta.url))
const names = readdirSync(jobsFolder)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => name.slice(0, -'.mjs'.length))
  .sort()

const number = { type: 'string' }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: number,
    seeds: number,
    from: number,
    rounds: number,
    python: { type: 'string' },
    'kafka-libs': { type: 'string' },
    fresh: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    'list-smoke': { type: 'boolean', default: false }
  }
})

const load = (name) => import(pathToFileURL(`${jobsFolder}${name}.mjs`).href)

function memoryOf(name) {
  const file = `${memoryFolder}${name}.json`
  return {
    load() {
      try {
        return JSON.parse(readFileSync(file, 'utf8'))
      } catch {
        return undefined
      }
    },
    save(state) {
      mkdirSync(memoryFolder, { recursive: true })
      writeFileSync(file, JSON.stringify(state))
    },
    clear() {
      rmSync(file, { force: true })
    }
  }
}

function optionsFor(job) {
  if (values.smoke) return job.smoke ?? {}
  const given = ['seconds', 'seeds', 'from', 'rounds'].filter((name) => values[name] !== undefined)
  const { python, 'kafka-libs': kafkaLibs } = values
  return { python, kafkaLibs, ...Object.fromEntries(given.map((name) => [name, Number(values[name])])) }
}

async function main() {
  if (values['list-smoke']) {
    for (const name of names) if ((await load(name)).smoke !== undefined) console.log(name)
    return
  }
  const [name] = positionals
  if (name === undefined || !names.includes(name)) {
    for (const known of names) console.log(`${known.padEnd(24)}${(await load(known)).title}`)
    process.exitCode = name === undefined ? 0 : 2
    return
  }
  const job = await load(name)
  const memory = memoryOf(values.smoke ? `${name}-smoke` : name)
  if (values.fresh || values.smoke) memory.clear()
  console.log(`ok ${name}: ${await job.run(optionsFor(job), memory)}`)
  memory.clear()
}

await main().catch((error) => {
  console.error(`FAIL ${positionals[0]}: ${error.stack ?? error}`)
  process.exitCode = 1
})
