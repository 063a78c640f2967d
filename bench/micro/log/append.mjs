// An append from the first byte looked at to the last byte written: CRC, validation, offsets, pwrite, index.

import { batchOf } from '../records/content.mjs'
import { runSuite, tiny } from '../suite.mjs'
import { scratchLog } from './scratch-log.mjs'

const { append, appended } = scratchLog()
const cases = new Map()
for (const [bytes, recordBytes] of tiny
  ? [[1024, 100]]
  : [
      [1024, 1024],
      [16_384, 1024],
      [16_384, 100],
      [262_144, 1024]
    ]) {
  const batch = batchOf(bytes, recordBytes)
  cases.set(`append ${bytes} bytes in records of ${recordBytes}`, () => {
    const code = append(batch)
    if (code !== 0) throw new Error(`append: error ${code}`)
    return appended.lastOffset
  })
}
runSuite('append', cases)
