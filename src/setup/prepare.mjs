// Makes a checkout runnable: installs packages, builds the Rust crate, the C++ addon and the TypeScript.
// Runs before `npm start` and `npm test`, on a machine where nothing is installed yet: only Node's own modules here.
//
// A step whose inputs are what they were when it last finished is skipped. Several runs may start at once in one
// checkout: the first takes the lock and builds, the others wait and then find nothing stale.

import { withLock } from './lock.mjs'
import { isStale, markDone } from './stamps.mjs'
import { missingTools, steps } from './steps.mjs'

const seconds = (start) => ((performance.now() - start) / 1000).toFixed(1)

function build() {
  const missing = missingTools(steps.filter(isStale))
  if (missing.length > 0) {
    const list = missing.map(({ name, command }) => `  - ${name} (tried \`${command}\`)`).join('\n')
    console.error(
      `ottla: this checkout cannot be built here. Missing:\n${list}\n` +
        'Install them (Debian: apt-get install build-essential python3; Rust: https://rustup.rs) and run the same command again.'
    )
    process.exit(1)
  }
  for (const step of steps) {
    if (!isStale(step)) continue
    const start = performance.now()
    process.stderr.write(`ottla: ${step.title} ...\n`)
    try {
      step.run()
    } catch (failure) {
      console.error(`ottla: ${step.title} failed: ${failure.message}`)
      process.exit(1)
    }
    markDone(step)
    process.stderr.write(`ottla: ${step.title}: ${seconds(start)} s\n`)
  }
}

if (steps.some(isStale)) withLock(build)
