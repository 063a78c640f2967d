// What members of a classic consumer group tell each other through the coordinator, which does not read it: a version,
// then a message. A reader takes newer versions than it knows as the newest it knows, for they only add at the end.

import {
  readConsumerProtocolAssignment,
  writeConsumerProtocolAssignment
} from '#protocol/generated/records/consumer-protocol-assignment.js'
import {
  readConsumerProtocolSubscription,
  writeConsumerProtocolSubscription
} from '#protocol/generated/records/consumer-protocol-subscription.js'
import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'

const newest = 3

export type PartitionsByTopic = ReadonlyMap<string, readonly number[]>

export interface Subscription {
  readonly topics: readonly string[]
  readonly userData: Buffer | null
  readonly owned: PartitionsByTopic
  /** -1 when the member does not tell. */
  readonly generation: number
  readonly rackId: string | null
}

export interface Assignment {
  readonly partitions: PartitionsByTopic
  readonly userData: Buffer | null
}

function body(bytes: Buffer): readonly [Reader, number] {
  const reader = new Reader(bytes)
  const version = reader.int16()
  if (version < 0) throw new ProtocolError(`a consumer protocol message of version ${version}`)
  return [reader, Math.min(version, newest)]
}

function message(write: (writer: Writer) => void): Buffer {
  const writer = new Writer()
  writer.int16(newest)
  write(writer)
  return writer.bytes()
}

type Listed = readonly { readonly topic: string; readonly partitions: readonly number[] }[]

const asMap = (list: Listed): PartitionsByTopic => new Map(list.map(({ topic, partitions }) => [topic, partitions]))
const asList = (map: PartitionsByTopic): Listed => [...map].map(([topic, partitions]) => ({ topic, partitions }))

export function readSubscription(bytes: Buffer): Subscription {
  const [reader, version] = body(bytes)
  const { topics, userData, ownedPartitions, generationId, rackId } = readConsumerProtocolSubscription(reader, version)
  return { topics, userData, owned: asMap(ownedPartitions), generation: generationId, rackId }
}

export function writeSubscription(subscription: Subscription): Buffer {
  const { topics, userData, owned, generation, rackId } = subscription
  const ownedPartitions = asList(owned)
  return message((writer) =>
    writeConsumerProtocolSubscription(
      writer,
      { topics, userData, ownedPartitions, generationId: generation, rackId },
      newest
    )
  )
}

export function readAssignment(bytes: Buffer): Assignment {
  const [reader, version] = body(bytes)
  const { assignedPartitions, userData } = readConsumerProtocolAssignment(reader, version)
  return { partitions: asMap(assignedPartitions), userData }
}

export function writeAssignment({ partitions, userData }: Assignment): Buffer {
  const assignedPartitions = asList(partitions)
  return message((writer) => writeConsumerProtocolAssignment(writer, { assignedPartitions, userData }, newest))
}
