// Which partition of an internal topic a key belongs to. It is on disk for ever, so it is Java's hash of the string.

/** `String.hashCode` of Java, over UTF-16 units; an int32. */
export function javaStringHash(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

/** Kafka's `abs`: the least int has no positive, and counts as 0. */
export function partitionOf(key: string, partitions: number): number {
  const hash = javaStringHash(key)
  return (hash === -0x8000_0000 ? 0 : Math.abs(hash)) % partitions
}
