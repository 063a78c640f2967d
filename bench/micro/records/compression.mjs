// Each codec on the records of one batch, both ways.

import { compressRecords, decompressRecords } from '../../../dist/log/record-codec.js'
import { runSuite, tiny } from '../suite.mjs'
import { text } from './content.mjs'

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']
const cases = new Map()
for (const size of tiny ? [1024] : [16_384, 262_144]) {
  const bytes = text(size)
  for (const codec of [1, 2, 3, 4]) {
    const packed = compressRecords(codec, bytes)
    // Their length goes into the hash, not their bytes: a newer library may pack better, and says so here.
    cases.set(`${codecs[codec]} compress ${size} bytes`, () => compressRecords(codec, bytes).length)
    cases.set(`${codecs[codec]} decompress ${size} bytes`, () => decompressRecords(codec, packed))
  }
}
runSuite('compression', cases)
