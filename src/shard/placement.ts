// Which shard owns a partition: the one that opens its log and decides what changes slowly (role, ISR, retention).
// Every shard computes the same answer from the same two things, so nobody has to be asked.

/** `topicId` is Kafka's 22-character form; the result is in [0, shards). */
export function ownerShard(topicId: string, index: number, shards: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < topicId.length; at += 1) hash = Math.imul(hash ^ topicId.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  // Neighbouring indexes of one topic go to neighbouring shards: a topic of N partitions loads N shards evenly.
  return ((hash >>> 0) + index) % shards
}
