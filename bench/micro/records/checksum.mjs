// CRC-32C of a batch: in JavaScript, for the small batches that are built there, and by the addon.

import { loadAddon } from '../../../dist/native/load.js'
import { crc32c } from '../../../dist/protocol/batch/crc32c.js'
import { runSuite, tiny } from '../suite.mjs'
import { text } from './content.mjs'

const native = loadAddon()
const cases = new Map()
for (const size of tiny ? [64, 1024] : [64, 1024, 16_384, 262_144]) {
  const bytes = text(size)
  cases.set(`crc32c of ${size} bytes, JavaScript`, () => crc32c(bytes))
  cases.set(`crc32c of ${size} bytes, addon`, () => native.recordsCrc32c(bytes, 0, bytes.length))
}
runSuite('checksum', cases)
