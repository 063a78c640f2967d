// Starts the broker as a newcomer does, waits for its first answer, ends it with SIGTERM and requires a clean exit.

import { startOttla } from '../helpers/process.mjs'

const broker = await startOttla()
const code = await broker.stop()
console.log(`first answer after ${broker.startMs.toFixed(0)} ms; SIGTERM: exit code ${code}`)
if (code !== 0) {
  console.log(broker.output())
  process.exitCode = 1
}
