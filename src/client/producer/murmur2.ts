// The hash by which Java producers choose a partition for a key: two producers must not disagree about it.

const seed = 0x9747b28c
const multiplier = 0x5bd1e995

export function murmur2(key: Uint8Array): number {
  const length = key.length
  let hash = seed ^ length
  let at = 0
  for (; at + 4 <= length; at += 4) {
    let word =
      (key[at] as number) |
      ((key[at + 1] as number) << 8) |
      ((key[at + 2] as number) << 16) |
      ((key[at + 3] as number) << 24)
    word = Math.imul(word, multiplier)
    word ^= word >>> 24
    hash = Math.imul(hash, multiplier) ^ Math.imul(word, multiplier)
  }
  const rest = length - at
  if (rest === 3) hash ^= (key[at + 2] as number) << 16
  if (rest >= 2) hash ^= (key[at + 1] as number) << 8
  if (rest >= 1) hash = Math.imul(hash ^ (key[at] as number), multiplier)
  hash ^= hash >>> 13
  hash = Math.imul(hash, multiplier)
  return hash ^ (hash >>> 15)
}

export function partitionOfKey(key: Uint8Array, partitions: number): number {
  return (murmur2(key) & 0x7fffffff) % partitions
}
