// What looking at every record of a batch costs, without the write: the last record of each lies about its length, so that the log looks at
// all of them and then refuses the batch.

import { crc32c } from '../../../dist/protocol/batch/crc32c.js'
import { scratchLog } from '../log/scratch-log.mjs'
import { runSuite, tiny } from '../suite.mjs'
import { batchOf } from './content.mjs'

const { append, appended } = scratchLog()
const invalidRecord = 87
const crcAt = 17
const crcFrom = 21

/** The number of headers of the last record, a varint at the batch's end, says one that is not there. */
function spoiled(batch) {
  batch[batch.length - 1] = 2
  batch.writeUInt32BE(crc32c(batch, crcFrom) >>> 0, crcAt)
  return batch
}

const cases = new Map()
for (const [bytes, recordBytes] of tiny
  ? [[1024, 100]]
  : [
      [1024, 1024],
      [16_384, 1024],
      [16_384, 100],
      [262_144, 1024]
    ]) {
  const batch = spoiled(batchOf(bytes, recordBytes))
  cases.set(`validate ${bytes} bytes in records of ${recordBytes}`, () => {
    const code = append(batch)
    if (code !== invalidRecord) throw new Error(`the batch was answered with ${code}, ${appended.message}`)
    return code
  })
}
runSuite('validation', cases)
