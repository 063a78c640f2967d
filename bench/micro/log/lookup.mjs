// Where a Fetch begins: from an offset to a pinned slice of a file, from a timestamp to an offset, over several segments.

import { found, Isolation, releasePin } from '../../../dist/log/partition-log.js'
import { batchOf, fixedTime } from '../records/content.mjs'
import { runSuite, tiny } from '../suite.mjs'
import { scratchLog } from './scratch-log.mjs'

const { log, append, appended } = scratchLog('lookups', { segmentBytes: tiny ? 16_384 : 16 * 2 ** 20 })
const batch = batchOf(4096, 1000)
for (let count = tiny ? 32 : 16_384; count > 0; count--)
  if (append(batch) !== 0) throw new Error(`append: ${appended.message}`)
const end = appended.lastOffset + 1

let state = 12_345
function anyOffset() {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31
  return state % end
}

function plan(offset, bytes) {
  const code = log.read(offset, bytes, true, Isolation.highWatermark)
  if (code !== 0) throw new Error(`read at ${offset}: error ${code}`)
  releasePin(found.pin)
  return found.position + found.length
}

let following = 0
const cases = new Map([
  ['slice of 1 MiB at any offset', () => plan(anyOffset(), 1 << 20)],
  [
    'slice of 16 KiB, one behind the other',
    () => {
      following = following + 16 >= end ? 0 : following + 16
      return plan(following, 16_384)
    }
  ],
  ['slice at the end: nothing to read', () => log.read(end, 1 << 20, true, Isolation.highWatermark) + found.length],
  ['offset of a timestamp', () => log.findTimestamp(fixedTime).offset],
  ['epoch at any offset', () => log.epochAt(anyOffset())]
])
runSuite('lookup', cases)
