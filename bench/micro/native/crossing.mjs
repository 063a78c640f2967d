// What a call from JavaScript into the addon costs before it does anything, and what the results block costs to read.

import { loadAddon } from '../../../dist/native/load.js'
import { scratchLog } from '../log/scratch-log.mjs'
import { runSuite } from '../suite.mjs'

const native = loadAddon()
const { log } = scratchLog()
const { results, logLatestEpoch, logOffsets, recordsCrc32c } = native
const nothing = Buffer.alloc(0)
const stranger = 12_345

const cases = new Map([
  ['a number in, a number out, no such log', () => logLatestEpoch(stranger)],
  ['a look-up that takes the log’s lock', () => logLatestEpoch(log.handle)],
  ['offsets into the results block', () => logOffsets(log.handle) + results[0]],
  ['a buffer in, a number out', () => recordsCrc32c(nothing, 0, 0)],
  ['a call inside JavaScript', () => inside(stranger)]
])

function inside(value) {
  return value - results[0]
}
runSuite('crossing', cases)
