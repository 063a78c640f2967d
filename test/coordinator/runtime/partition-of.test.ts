import { expect, test } from 'vitest'
import { javaStringHash, partitionOf } from '#coordinator/runtime/partition-of.js'

/** As Apache Kafka 4.4.0 computes them, with 50 partitions. */
const known: readonly [key: string, hash: number, partition: number][] = [
  ['', 0, 0],
  ['a', 97, 47],
  ['my-group', -1_906_497_762, 12],
  ['console-consumer-1', 35_782_224, 24],
  ['polygenelubricants', -2_147_483_648, 0],
  ['группа', 1_749_938_458, 8],
  ['日本語', 25_921_943, 43],
  ['😀', 1_772_899, 49]
]

test.each(known)('%j hashes as in Java and has its partition', (key, hash, partition) => {
  expect(javaStringHash(key)).toBe(hash)
  expect(partitionOf(key, 50)).toBe(partition)
})
