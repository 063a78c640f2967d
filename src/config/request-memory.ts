// queued.max.request.bytes: what the requests of all connections may hold while they are received or wait.

import { requestMemoryBytesMax } from '#model/limits.js'
import type { BrokerConfig } from './broker-config.ts'

/** Kafka takes 0 and less as "no limit"; here there always is one. */
export function requestMemoryMax(config: BrokerConfig): number {
  const bytes = config.number('queued.max.request.bytes')
  return bytes > 0 ? bytes : requestMemoryBytesMax
}

/** A request that fits the one limit must fit the other. */
export function wrongRequestMemory(config: BrokerConfig): string | undefined {
  const bytes = config.number('queued.max.request.bytes')
  const largest = config.number('socket.request.max.bytes')
  return bytes <= 0 || bytes >= largest
    ? undefined
    : `queued.max.request.bytes is ${bytes}, expected at least socket.request.max.bytes (${largest})`
}
