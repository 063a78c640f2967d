// Writes a Produce request straight from sealed batches: an object for each partition and field would cost more than the
// bytes do.

import type { Uuid } from '#model/uuid.js'
import { ApiKey, isFlexible } from '#protocol/generated/api-keys.js'
import type { Writer } from '#protocol/wire/writer.js'

export interface SealedBatch {
  readonly topic: string
  readonly id: Uuid
  readonly partition: number
  readonly bytes: Buffer
}

export interface ProduceBody {
  readonly transactionalId?: string
  readonly acks: number
  readonly timeoutMs: number
  readonly batches: readonly SealedBatch[]
}

/** Topics are named by their ids from here on. */
const topicIdsFrom = 13

/** What the whole frame takes, or a little more. */
export function produceBytes({ batches }: ProduceBody): number {
  return batches.reduce((sum, { bytes, topic }) => sum + bytes.length + topic.length + 40, 512)
}

export function writeProduce(body: ProduceBody, version: number): (writer: Writer) => void {
  const flexible = isFlexible(ApiKey.Produce, version)
  return (writer) => {
    const { transactionalId = null, acks, timeoutMs, batches } = body
    if (flexible) writer.compactNullableString(transactionalId)
    else writer.nullableString(transactionalId)
    writer.int16(acks)
    writer.int32(timeoutMs)
    const topics = byTopic(batches)
    writer.count(flexible, topics.length)
    for (const partitions of topics) {
      const { topic, id } = partitions[0] as SealedBatch
      if (version >= topicIdsFrom) writer.uuid(id)
      else if (flexible) writer.compactString(topic)
      else writer.string(topic)
      writer.count(flexible, partitions.length)
      for (const { partition, bytes } of partitions) {
        writer.int32(partition)
        if (flexible) writer.compactBytes(bytes)
        else writer.bytes32(bytes)
        if (flexible) writer.int8(0)
      }
      if (flexible) writer.int8(0)
    }
    if (flexible) writer.int8(0)
  }
}

function byTopic(batches: readonly SealedBatch[]): SealedBatch[][] {
  const topics = new Map<string, SealedBatch[]>()
  for (const batch of batches) {
    const known = topics.get(batch.topic)
    if (known === undefined) topics.set(batch.topic, [batch])
    else known.push(batch)
  }
  return [...topics.values()]
}
