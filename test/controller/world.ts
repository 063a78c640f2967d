// A controller over a log in memory, with luck from a seed and a clock that tests move.

import { BrokerConfig } from '#config/broker-config.js'
import { Controller } from '#controller/controller.js'
import { ControllerApi } from '#controller/controller-api.js'
import type { Bootstrap } from '#controller/managers/bootstrap.js'
import type { Luck } from '#controller/managers/decision.js'
import type { MetadataAppender } from '#controller/ports.js'
import { knownFeatures } from '#metadata/features.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { asUuid, type Uuid } from '#model/uuid.js'
import type { BrokerHeartbeatRequest } from '#protocol/generated/broker-heartbeat-request.js'
import type { BrokerRegistrationRequest } from '#protocol/generated/broker-registration-request.js'
import type { CreatableTopic, CreateTopicsRequest } from '#protocol/generated/create-topics-request.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'

export const clusterId = 'Z29sZGVuLWdvbGRlbi1nbw'

/** A linear congruential generator: enough luck for tests. */
export function seeded(seed: number): Luck {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
  return {
    below: (bound) => Math.floor((next() / 2 ** 32) * bound),
    uuid: () => {
      const bytes = Buffer.alloc(16)
      for (let at = 0; at < 16; at += 4) bytes.writeUInt32BE(next(), at)
      return asUuid(bytes.toString('base64url'))
    }
  }
}

export const uuidOf = (number: number): Uuid => {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32BE(0xabc, 0)
  bytes.writeUInt32BE(number, 12)
  return asUuid(bytes.toString('base64url'))
}

/** Commits at once, unless held; then `commit` or `fail` decides. */
export class MemoryLog implements MetadataAppender {
  readonly batches: { base: number; records: readonly MetadataRecordDraft[] }[] = []
  nextOffset = 0
  kraftVersion = 1
  held = false
  #waiting: { last: number; resolve: (offset: number) => void; reject: (reason: Error) => void }[] = []

  append(records: readonly MetadataRecordDraft[]): Promise<number> {
    this.batches.push({ base: this.nextOffset, records })
    this.nextOffset += records.length
    const last = this.nextOffset - 1
    if (!this.held) return Promise.resolve(last)
    return new Promise((resolve, reject) => this.#waiting.push({ last, resolve, reject }))
  }

  commit(): void {
    for (const { last, resolve } of this.#waiting.splice(0)) resolve(last)
  }

  fail(): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('not the leader any more'))
  }

  get records(): MetadataRecordDraft[] {
    return this.batches.flatMap(({ records }) => records)
  }
}

export interface World {
  readonly log: MemoryLog
  readonly controller: Controller
  readonly api: ControllerApi
  readonly clock: { nowMs: number }
  readonly published: number[]
  /** How long the answers may wait for publication. */
  readonly waits: number[]
  image(): MetadataImage
}

export function makeWorld(config: Record<string, string> = {}, seed = 1, bootstrap: Bootstrap = {}): World {
  const log = new MemoryLog()
  const clock = { nowMs: 1_000_000 }
  const published: number[] = []
  const waits: number[] = []
  const controller = new Controller({
    nodeId: 1,
    config: new BrokerConfig(new Map(Object.entries({ 'node.id': '1', ...config }))),
    appender: log,
    luck: seeded(seed),
    nowMs: () => clock.nowMs,
    published: async (offset, timeoutMs) => {
      published.push(offset)
      waits.push(timeoutMs)
    },
    bootstrap
  })
  controller.becomeLeader(MetadataImage.empty(clusterId), 1)
  const image = (): MetadataImage => controller.image ?? MetadataImage.empty(clusterId)
  return {
    log,
    controller,
    api: new ControllerApi(controller, () => clock.nowMs, 9000),
    clock,
    published,
    waits,
    image
  }
}

export function registration(
  brokerId: number,
  rack: string | null = null,
  more: Partial<BrokerRegistrationRequest> = {}
): BrokerRegistrationRequest {
  return {
    brokerId,
    clusterId,
    incarnationId: uuidOf(brokerId * 1000),
    listeners: [{ name: 'PLAINTEXT', host: `broker-${brokerId}`, port: 9092, securityProtocol: 0 }],
    features: [...knownFeatures].map(([name, { min, max }]) => ({
      name,
      minSupportedVersion: min,
      maxSupportedVersion: max
    })),
    rack,
    isMigratingZkBroker: false,
    logDirs: [uuidOf(brokerId)],
    previousBrokerEpoch: -1,
    ...more
  }
}

export function beat(
  world: World,
  brokerId: number,
  more: Partial<BrokerHeartbeatRequest> = {}
): BrokerHeartbeatRequest {
  return {
    brokerId,
    brokerEpoch: world.image().cluster.broker(brokerId)?.epoch ?? -1,
    currentMetadataOffset: world.log.nextOffset,
    wantFence: false,
    wantShutDown: false,
    offlineLogDirs: [],
    cordonedLogDirs: null,
    ...more
  }
}

/** Registers and unfences brokers 1 to `count`, racks in turn. */
export async function withBrokers(
  world: World,
  count: number,
  racks: readonly (string | null)[] = [null]
): Promise<World> {
  for (let id = 1; id <= count; id++) {
    await world.api.registerBroker(registration(id, racks[id % racks.length] ?? null))
    await world.api.heartbeat(beat(world, id))
  }
  return world
}

export const topic = (name: string, more: Partial<CreatableTopic> = {}): CreatableTopic => ({
  name,
  numPartitions: -1,
  replicationFactor: -1,
  assignments: [],
  configs: [],
  ...more
})

export const create = (...topics: CreatableTopic[]): CreateTopicsRequest => ({
  topics,
  timeoutMs: 1000,
  validateOnly: false
})
