// The topics of a consumer's subscription, which Kafka's consumers put into JoinGroup metadata (ConsumerProtocolSubscription).
//
//   [version int16][count int32][topic string]…[user data, owned partitions, …]
//
// Only the topics are read: they stand first in every version, and later versions only append.

import { ProtocolError } from '#protocol/wire/protocol-error.js'
import { Reader } from '#protocol/wire/reader.js'

/** Undefined when the bytes are not a subscription: the type said `consumer`, but that is only a word. */
export function subscribedTopics(metadata: Buffer): string[] | undefined {
  try {
    const reader = new Reader(metadata)
    if (reader.int16() < 0) return undefined
    const topics: string[] = []
    for (let count = reader.count(false, 2); count > 0; count--) topics.push(reader.string())
    return topics
  } catch (failure) {
    if (failure instanceof ProtocolError) return undefined
    throw failure
  }
}
