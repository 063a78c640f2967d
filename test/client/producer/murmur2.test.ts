import { expect, test } from 'vitest'
import { murmur2, partitionOfKey } from '../../../src/client/producer/murmur2.ts'

// What a Java producer computes: key (hex), hash, partition of 7, partition of 100.
test.each([
  ['', 275646681, 2, 81],
  ['cd', 1852295181, 2, 81],
  ['6c04', 976605284, 4, 84],
  ['923a01', -1386666407, 2, 41],
  ['a2f63fe5', 1313718438, 4, 38],
  ['c4acc8f457', -93393441, 1, 7],
  ['5c8aab266b8b', -234490963, 2, 85],
  ['54def221a42e45', -1409086981, 1, 67],
  ['7015e0fa00bc533d', 697495232, 0, 32],
  ['0ca042a17fa234db71', -2144964766, 2, 82],
  ['a5b824692db6c1aaf686', -389103692, 4, 56],
  ['bb33ff41585376cd69ce82', -660445239, 3, 9]
])('the key %j', (hex, hash, of7, of100) => {
  const key = Buffer.from(hex, 'hex')
  expect([murmur2(key), partitionOfKey(key, 7), partitionOfKey(key, 100)]).toEqual([hash, of7, of100])
})
