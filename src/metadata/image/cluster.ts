// Brokers and controllers of an image.

import type { Uuid } from '#model/uuid.js'
import type { LevelRange } from '../features.ts'
import { PersistentMap } from '../persistent-map.ts'

export interface BrokerEndpoint {
  readonly name: string
  readonly host: string
  readonly port: number
  /** 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL */
  readonly securityProtocol: number
}

export interface BrokerImage {
  readonly id: number
  readonly epoch: number
  readonly incarnationId: Uuid
  readonly endpoints: readonly BrokerEndpoint[]
  readonly features: ReadonlyMap<string, LevelRange>
  readonly rack: string | null
  /** Fenced brokers lead nothing and are not shown to clients. */
  readonly fenced: boolean
  readonly inControlledShutdown: boolean
  readonly isMigratingZkBroker: boolean
  /** Ids of its log directories that are online. */
  readonly directories: readonly Uuid[]
  /** Directories that take no new replicas; null when it never said. */
  readonly cordonedDirectories: readonly Uuid[] | null
}

export interface ControllerImage {
  readonly id: number
  readonly incarnationId: Uuid
  readonly zkMigrationReady: boolean
  readonly endpoints: readonly BrokerEndpoint[]
  readonly features: ReadonlyMap<string, LevelRange>
}

export class ClusterImage {
  static readonly empty: ClusterImage = new ClusterImage(PersistentMap.empty(), PersistentMap.empty())
  readonly brokers: PersistentMap<number, BrokerImage>
  readonly controllers: PersistentMap<number, ControllerImage>

  constructor(brokers: PersistentMap<number, BrokerImage>, controllers: PersistentMap<number, ControllerImage>) {
    this.brokers = brokers
    this.controllers = controllers
  }

  broker(id: number): BrokerImage | undefined {
    return this.brokers.get(id)
  }

  /** Registered, not fenced: may lead and be shown to clients. In order of ids. */
  alive(): BrokerImage[] {
    return [...this.brokers.values()].filter(({ fenced }) => !fenced).sort((a, b) => a.id - b.id)
  }
}
