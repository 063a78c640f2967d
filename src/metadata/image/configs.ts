// Dynamic configurations of an image, by resource.

import { PersistentMap } from '../persistent-map.ts'

/** ConfigResource types of the wire. */
export const ConfigResourceType = {
  TOPIC: 2,
  BROKER: 4,
  BROKER_LOGGER: 8,
  CLIENT_METRICS: 16,
  GROUP: 32
} as const

export interface ResourceConfigs {
  readonly type: number
  /** '' is the cluster-wide default of brokers. */
  readonly name: string
  readonly values: ReadonlyMap<string, string>
}

const none: ReadonlyMap<string, string> = new Map()

export const resourceKey = (type: number, name: string): string => `${type}:${name}`

export class ConfigsImage {
  static readonly empty: ConfigsImage = new ConfigsImage(PersistentMap.empty())
  readonly resources: PersistentMap<string, ResourceConfigs>

  constructor(resources: PersistentMap<string, ResourceConfigs>) {
    this.resources = resources
  }

  /** Empty when nothing is set. */
  of(type: number, name: string): ReadonlyMap<string, string> {
    return this.resources.get(resourceKey(type, name))?.values ?? none
  }

  topic(name: string): ReadonlyMap<string, string> {
    return this.of(ConfigResourceType.TOPIC, name)
  }

  broker(id: number): ReadonlyMap<string, string> {
    return this.of(ConfigResourceType.BROKER, String(id))
  }

  /** Dynamic values for every broker. */
  clusterDefault(): ReadonlyMap<string, string> {
    return this.of(ConfigResourceType.BROKER, '')
  }

  group(name: string): ReadonlyMap<string, string> {
    return this.of(ConfigResourceType.GROUP, name)
  }

  /** Names of the resources of a type that have something set, sorted. */
  names(type: number): string[] {
    return [...this.resources.values()]
      .filter((resource) => resource.type === type)
      .map(({ name }) => name)
      .sort()
  }
}
